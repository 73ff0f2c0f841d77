/*
 * What comes from Word or a browser, before the editor reads it: styles, classes, scripts and
 * comments go; the schema drops what is left of what it does not know.
 */
const gone = 'style, script, meta, link, title, img, svg, iframe, object';

export function cleanPaste(html: string): string {
  const pasted = new DOMParser().parseFromString(html, 'text/html');
  for (const node of pasted.querySelectorAll(gone)) node.remove();
  for (const element of pasted.body.querySelectorAll('*')) {
    // Office's own elements: o:p and their kin.
    if (element.tagName.includes(':')) {
      element.remove();
      continue;
    }
    // Word marks bold and italic by style alone now and then.
    const style = (element.getAttribute('style') ?? '').toLowerCase();
    for (const name of element.getAttributeNames()) {
      if (!isKept(name)) element.removeAttribute(name);
    }
    if (/font-weight:\s*(bold|[6-9]00)/.test(style)) wrap(element, 'strong');
    if (/font-style:\s*italic/.test(style)) wrap(element, 'em');
  }
  return pasted.body.innerHTML;
}

function isKept(name: string): boolean {
  return name === 'colspan' || name === 'rowspan' || name.startsWith('data-');
}

function wrap(element: Element, tag: string): void {
  const inner = element.ownerDocument.createElement(tag);
  inner.append(...element.childNodes);
  element.append(inner);
}
