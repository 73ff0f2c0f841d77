/*
 * Texts of reports as they travel: the JSON of src/core/narrative/document.h.
 *
 * Nothing here checks a document: the server and the core do. This is what the editor and the
 * reading view both need to know: kinds of computed places, and the key the server names each by.
 */

export interface DocNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: DocNode[];
  text?: string;
  marks?: { type: string }[];
}

/** What a computed place says now. */
export interface PlaceValue {
  key: string;
  text: string;
  fault: string;
}

export const againsts = ['previous', 'last_year', 'plan'] as const;
export const shows = ['change', 'amount', 'ratio'] as const;
export const facts = ['period', 'next_period', 'year', 'unit', 'receiver'] as const;

export type Against = (typeof againsts)[number];
export type Show = (typeof shows)[number];
export type Fact = (typeof facts)[number];
export type PlaceKind = 'figure' | 'comparison' | 'fact';

/** Attributes of computed places in the order of their keys, with what they are if not said. */
export const placeAttrs: Record<PlaceKind, Record<string, string>> = {
  figure: { form: '', cells: '', indicator: '', attribute: '', per: '' },
  comparison: {
    form: '',
    cells: '',
    indicator: '',
    attribute: '',
    against: 'previous',
    with: '',
    show: 'change',
  },
  fact: { name: 'period' },
};

export function isPlace(type: string): type is PlaceKind {
  return type in placeAttrs;
}

export function textAttr(attrs: Record<string, unknown> | undefined, name: string): string {
  const value = attrs?.[name];
  return typeof value === 'string' ? value : '';
}

export function numberAttr(
  attrs: Record<string, unknown> | undefined,
  name: string,
  usual: number,
): number {
  const value = attrs?.[name];
  return typeof value === 'number' ? value : usual;
}

/** "figure||E6|||": how the server names what a place says. */
export function placeKey(kind: PlaceKind, attrs: Record<string, unknown> | undefined): string {
  const parts = Object.entries(placeAttrs[kind]).map(
    ([name, usual]) => textAttr(attrs, name) || usual,
  );
  return [kind, ...parts].join('|');
}

/** All texts below a node, computed places by what they say. */
export function plainText(node: DocNode, valueOf: (key: string) => string): string {
  if (node.type === 'text') return node.text ?? '';
  if (isPlace(node.type)) return valueOf(placeKey(node.type, node.attrs));
  const inner = (node.content ?? []).map((child) => plainText(child, valueOf)).join('');
  return node.type === 'paragraph' || node.type === 'heading' ? `${inner}\n` : inner;
}

/** Keys a form's rows or columns are listed by: "6,7,9". */
export function keyList(attrs: Record<string, unknown> | undefined, name: string): string[] {
  return textAttr(attrs, name)
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

export const emptyDoc: DocNode = { type: 'doc', content: [{ type: 'paragraph' }] };

/** A key no heading of the document has yet. */
export function freshId(used: ReadonlySet<string>): string {
  let n = used.size + 1;
  while (used.has(`muc-${String(n)}`)) n += 1;
  return `muc-${String(n)}`;
}
