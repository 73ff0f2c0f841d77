/*
 * A text to be read: the nodes of a document as elements. No editor is loaded for it, so that a
 * leader reads it on a phone at once.
 */
import { defineComponent, h, type PropType, type VNodeChild } from 'vue';
import { RouterLink } from 'vue-router';

import './document.css';
import {
  isPlace,
  keyList,
  numberAttr,
  placeKey,
  textAttr,
  type DocNode,
  type PlaceValue,
} from './doc';
import { placeName, type PlaceForm } from './place-words';

type Texts = ReadonlyMap<string, PlaceValue>;

const blocks: Record<string, string> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  tableRow: 'tr',
  tableHeader: 'th',
  tableCell: 'td',
};

function marked(node: DocNode): VNodeChild {
  const marks = (node.marks ?? []).map((mark) => mark.type);
  let shown: VNodeChild = node.text ?? '';
  if (marks.includes('italic')) shown = h('em', shown);
  if (marks.includes('bold')) shown = h('strong', shown);
  return shown;
}

function spansOf(node: DocNode): Record<string, number | undefined> {
  const [columns, rows] = [
    numberAttr(node.attrs, 'colspan', 1),
    numberAttr(node.attrs, 'rowspan', 1),
  ];
  return { colspan: columns > 1 ? columns : undefined, rowspan: rows > 1 ? rows : undefined };
}

export const DocumentView = defineComponent({
  name: 'DocumentView',
  props: {
    doc: { type: Object as PropType<DocNode>, required: true },
    values: { type: Array as PropType<readonly PlaceValue[]>, required: true },
    /** The form by whose labels places are named. */
    form: { type: Object as PropType<PlaceForm | null>, default: null },
    /** Headings that want a look, with what a heading shows besides. */
    marks: { type: Object as PropType<ReadonlyMap<string, string>>, default: () => new Map() },
  },
  setup(props, { slots }) {
    function place(node: DocNode, texts: Texts): VNodeChild {
      if (!isPlace(node.type)) return null;
      const value = texts.get(placeKey(node.type, node.attrs));
      const name = placeName(node.type, node.attrs ?? {}, props.form);
      const title = value?.fault ? `${name}: ${value.fault}` : name;
      const isBad = value === undefined || value.fault !== '';
      return h(
        'span',
        { class: isBad ? 'place-read place-fault' : 'place-read', title },
        value?.text ?? '…',
      );
    }

    function heading(node: DocNode, texts: Texts): VNodeChild {
      const id = textAttr(node.attrs, 'id');
      const tag = `h${String(numberAttr(node.attrs, 'level', 1) + 1)}`;
      const mark = props.marks.get(id);
      return h(tag, { id: id === '' ? undefined : `muc-${id}`, 'data-id': id }, [
        ...children(node, texts),
        mark === undefined ? null : h('span', { class: 'doc-mark no-print' }, mark),
      ]);
    }

    function shown(node: DocNode, texts: Texts): VNodeChild {
      if (node.type === 'text') return marked(node);
      if (isPlace(node.type)) return place(node, texts);
      if (node.type === 'heading') return heading(node, texts);
      if (node.type === 'table') return h('table', h('tbody', children(node, texts)));
      if (node.type === 'source') {
        const to = `/reports/${String(numberAttr(node.attrs, 'report', 0))}?tab=narrative`;
        return h(RouterLink, { to, class: 'doc-source' }, () => textAttr(node.attrs, 'name'));
      }
      if (node.type === 'formTable') {
        return slots['table']?.({
          rows: keyList(node.attrs, 'rows'),
          columns: keyList(node.attrs, 'columns'),
        });
      }
      return h(blocks[node.type] ?? 'div', spansOf(node), children(node, texts));
    }

    function children(node: DocNode, texts: Texts): VNodeChild[] {
      return (node.content ?? []).map((child) => shown(child, texts));
    }

    return () => {
      const texts = new Map(props.values.map((value) => [value.key, value]));
      const isDecimal = textAttr(props.doc.attrs, 'numbering') === 'decimal';
      return h('div', { class: ['doc', { 'doc-decimal': isDecimal }] }, children(props.doc, texts));
    };
  },
});
