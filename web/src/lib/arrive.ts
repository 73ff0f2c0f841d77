/** Shows a part of the page that the address names, once what it holds has come. */
export function arriveAt(name: string): void {
  if (window.location.hash === `#${name}`)
    document.getElementById(name)?.scrollIntoView({ block: 'start' });
}
