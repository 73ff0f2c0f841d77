import type { Unit } from '@/api/types';
import { compareText, matches } from '@/lib/text';
import type { TreeLine } from '@/ui/Tree.vue';

interface Node {
  unit: Unit;
  children: Node[];
}

/** The units as a forest; a unit whose parent is not among them stands at the top. */
export function forestOf(units: readonly Unit[]): Node[] {
  const nodes = new Map(units.map((unit) => [unit.id, { unit, children: [] as Node[] }]));
  const tops: Node[] = [];
  for (const node of nodes.values()) {
    const parent = node.unit.parent_id === null ? undefined : nodes.get(node.unit.parent_id);
    (parent?.children ?? tops).push(node);
  }
  const byName = (a: Node, b: Node) => compareText(a.unit.name, b.unit.name);
  for (const node of nodes.values()) node.children.sort(byName);
  return tops.sort(byName);
}

function keeps(node: Node, query: string): boolean {
  return (
    matches(`${node.unit.name} ${node.unit.code}`, query) ||
    node.children.some((child) => keeps(child, query))
  );
}

/** The lines to show: what is open, or, while searching, every way to a match. */
export function linesOf(
  forest: readonly Node[],
  open: ReadonlySet<number>,
  query: string,
): TreeLine[] {
  const searching = query.trim() !== '';
  const lines: TreeLine[] = [];
  function walk(nodes: readonly Node[], level: number): void {
    for (const node of nodes) {
      if (searching && !keeps(node, query)) continue;
      const below = searching ? node.children.filter((one) => keeps(one, query)) : node.children;
      const expanded = searching || open.has(node.unit.id);
      lines.push({
        id: node.unit.id,
        title: node.unit.name,
        detail: node.unit.code,
        level,
        expanded: below.length > 0 ? expanded : undefined,
      });
      if (expanded) walk(below, level + 1);
    }
  }
  walk(forest, 1);
  return lines;
}

/** The units above one, so that it can be shown. */
export function above(units: readonly Unit[], id: number): number[] {
  const unit = units.find((one) => one.id === id);
  return (unit?.path ?? '')
    .split('/')
    .filter((part) => part !== '')
    .map(Number)
    .filter((part) => part !== id);
}
