/*
 * The editor's nodes: exactly those the server takes (src/core/narrative/document_schema.c).
 *
 * What the editor's own kit brings along (links, code, colours, column widths) is left out, so that
 * a paste from Word keeps words, lists, tables, bold and italic, and nothing else.
 */
import { Extension, mergeAttributes, Node, type Attributes } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Plugin } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';

import { freshId, isPlace, numberAttr, placeAttrs, placeKey, type PlaceKind } from './doc';

const LEVELS = [1, 2, 3, 4];

/** An attribute of text that stands in the markup as data-…, for copying within the editor. */
function dataText(name: string, usual: string): Attributes[string] {
  return {
    default: usual,
    parseHTML: (element) => element.getAttribute(`data-${name}`) ?? usual,
    renderHTML: (attrs) => (attrs[name] ? { [`data-${name}`]: String(attrs[name]) } : {}),
  };
}

const Document = Node.create({
  name: 'doc',
  topNode: true,
  content: 'block+',
  addAttributes: () => ({ numbering: { default: 'letters' } }),
});

const Heading = Node.create({
  name: 'heading',
  group: 'block',
  // Neither figures nor comparisons: a heading is not computed.
  content: '(text | fact)*',
  defining: true,
  addAttributes: () => ({
    level: {
      default: 1,
      parseHTML: (element) => Math.min(Math.max(Number(element.tagName.slice(1)) - 1, 1), 4),
      renderHTML: () => ({}),
    },
    id: dataText('id', ''),
    required: { default: false, rendered: false },
    guidance: { default: '', rendered: false },
  }),
  // The page's own title is the h1.
  parseHTML: () => [1, 2, 3, 4, 5, 6].map((n) => ({ tag: `h${String(n)}` })),
  renderHTML: ({ node, HTMLAttributes }) => [
    `h${String(numberAttr(node.attrs, 'level', 1) + 1)}`,
    mergeAttributes(HTMLAttributes, {
      class: node.attrs['required'] === true ? 'doc-required' : '',
    }),
    0,
  ],
  addKeyboardShortcuts() {
    const keys = LEVELS.map((level) => [
      `Mod-Alt-${String(level)}`,
      () => this.editor.commands.toggleNode('heading', 'paragraph', { level }),
    ]);
    return Object.fromEntries(keys) as Record<string, () => boolean>;
  },
});

/** Headings that were split or made have keys of their own: remarks hang on them. */
const HeadingKeys = Extension.create({
  name: 'headingKeys',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _, state) => {
        if (!transactions.some((one) => one.docChanged)) return null;
        const used = new Set<string>();
        const keyless: number[] = [];
        state.doc.forEach((node, at) => {
          if (node.type.name !== 'heading') return;
          const id = String(node.attrs['id'] ?? '');
          if (id === '' || used.has(id)) keyless.push(at);
          else used.add(id);
        });
        if (keyless.length === 0) return null;
        const change = state.tr;
        for (const at of keyless) {
          const id = freshId(used);
          used.add(id);
          change.setNodeAttribute(at, 'id', id);
        }
        return change;
      },
    }),
  ],
});

/** What places say now; the editor's chips read it, and are told when it changes. */
export class PlaceTexts {
  private texts = new Map<string, { text: string; fault: string }>();
  private readonly chips = new Set<() => void>();

  set(values: readonly { key: string; text: string; fault: string }[]): void {
    this.texts = new Map(values.map(({ key, text, fault }) => [key, { text, fault }]));
    for (const show of this.chips) show();
  }

  get(key: string): { text: string; fault: string } | undefined {
    return this.texts.get(key);
  }

  follow(show: () => void): () => void {
    this.chips.add(show);
    show();
    return () => this.chips.delete(show);
  }
}

/** How a chip is named while its text is not known, and to a screen reader. */
export type PlaceName = (kind: PlaceKind, attrs: Record<string, unknown>) => string;

function placeNode(kind: PlaceKind, texts: PlaceTexts, nameOf: PlaceName) {
  return Node.create({
    name: kind,
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () =>
      Object.fromEntries(
        Object.entries(placeAttrs[kind]).map(([name, usual]) => [name, dataText(name, usual)]),
      ),
    parseHTML: () => [{ tag: `span[data-place=${kind}]` }],
    renderHTML: ({ HTMLAttributes }) => [
      'span',
      mergeAttributes(HTMLAttributes, { 'data-place': kind }),
    ],
    renderText: ({ node }) => texts.get(placeKey(kind, node.attrs))?.text ?? '…',
    addNodeView: () =>
      function chip({ node }) {
        const dom = document.createElement('span');
        const stop = texts.follow(() => {
          const value = texts.get(placeKey(kind, node.attrs));
          const name = nameOf(kind, node.attrs);
          dom.className = value?.fault ? 'place place-fault' : 'place';
          dom.textContent = value?.text ?? '…';
          dom.title = value?.fault ? `${name}: ${value.fault}` : name;
        });
        dom.dataset['place'] = kind;
        return { dom, destroy: stop, ignoreMutation: () => true };
      },
  });
}

const Source = Node.create({
  name: 'source',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    name: dataText('name', ''),
    report: {
      default: 0,
      parseHTML: (element) => Number(element.getAttribute('data-report')) || 0,
      renderHTML: (attrs) => ({ 'data-report': String(attrs['report']) }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-source]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes, { 'data-source': '', class: 'doc-source' }),
    String(node.attrs['name']),
  ],
});

/** Shows a table of figures in an element of the text; answers what takes it away again. */
export type TableMount = (dom: HTMLElement, attrs: Record<string, unknown>) => () => void;

function formTableNode(mount: TableMount) {
  return Node.create({
    name: 'formTable',
    group: 'block',
    atom: true,
    addAttributes: () => ({ rows: dataText('rows', ''), columns: dataText('columns', '') }),
    parseHTML: () => [{ tag: 'div[data-form-table]' }],
    renderHTML: ({ HTMLAttributes }) => [
      'div',
      mergeAttributes(HTMLAttributes, { 'data-form-table': '' }),
    ],
    addNodeView: () =>
      function table({ node }) {
        const dom = document.createElement('div');
        dom.className = 'doc-form-table';
        dom.contentEditable = 'false';
        const destroy = mount(dom, node.attrs);
        return { dom, destroy, ignoreMutation: () => true };
      },
  });
}

/** Cells without widths: the page is as wide as the window, the print as the paper. */
const spans = {
  addAttributes: () => ({
    colspan: { default: 1, parseHTML: spanOf('colspan') },
    rowspan: { default: 1, parseHTML: spanOf('rowspan') },
  }),
  content: '(paragraph | bulletList | orderedList)+',
};

function spanOf(name: string): (element: HTMLElement) => number {
  return (element) => Number(element.getAttribute(name)) || 1;
}

const PlainTable = Table.extend({
  renderHTML: () => ['table', ['tbody', 0]],
  addNodeView: () => null,
}).configure({ resizable: false });

export function extensions(texts: PlaceTexts, nameOf: PlaceName, mount: TableMount) {
  const kinds = Object.keys(placeAttrs).filter(isPlace);
  return [
    StarterKit.configure({
      document: false,
      heading: false,
      blockquote: false,
      code: false,
      codeBlock: false,
      hardBreak: false,
      horizontalRule: false,
      link: false,
      strike: false,
      underline: false,
      trailingNode: false,
      orderedList: { HTMLAttributes: {} },
    }),
    Document,
    Heading,
    HeadingKeys,
    PlainTable,
    TableRow,
    TableHeader.extend(spans),
    TableCell.extend(spans),
    formTableNode(mount),
    Source,
    ...kinds.map((kind) => placeNode(kind, texts, nameOf)),
  ];
}
