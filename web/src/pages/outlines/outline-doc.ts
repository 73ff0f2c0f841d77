import { isPlace, placeKey, textAttr, type DocNode, type PlaceValue } from '@/editor/doc';
import { placeName, type PlaceForm } from '@/editor/place-words';

/* What the designer reads out of an outline. */

export interface OutlineSection {
  id: string;
  title: string;
  required: boolean;
  guidance: string;
}

/** The heading with this key; null: the caret stands before the first. */
export function sectionOf(doc: DocNode, id: string): OutlineSection | null {
  const node = (doc.content ?? []).find(
    (one) => one.type === 'heading' && id !== '' && textAttr(one.attrs, 'id') === id,
  );
  if (node === undefined) return null;
  const words = (node.content ?? []).map((child) => child.text ?? '').join('');
  return {
    id,
    title: words.trim(),
    required: node.attrs?.['required'] === true,
    guidance: textAttr(node.attrs, 'guidance'),
  };
}

/** In an outline a place has no figure yet: it says what it will be. */
export function namedValues(doc: DocNode, form: PlaceForm | null = null): PlaceValue[] {
  const values = new Map<string, PlaceValue>();
  function walk(node: DocNode): void {
    if (isPlace(node.type)) {
      const key = placeKey(node.type, node.attrs);
      values.set(key, { key, text: placeName(node.type, node.attrs ?? {}, form), fault: '' });
    }
    for (const child of node.content ?? []) walk(child);
  }
  walk(doc);
  return [...values.values()];
}

/** Whether a form would say what the places of a text are called. */
export function asksForForm(doc: DocNode): boolean {
  if (doc.type === 'figure' || doc.type === 'comparison' || doc.type === 'formTable') return true;
  return (doc.content ?? []).some(asksForForm);
}
