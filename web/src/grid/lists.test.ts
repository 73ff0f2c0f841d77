import { describe, expect, it } from 'vitest';

import { takenBack } from './history';
import { Lists } from './lists';

const OPENS = [2, 9];
const lists = (...keys: number[]) =>
  new Lists(
    OPENS,
    keys.map((key) => ({ key, open: key < 100 ? 2 : 9 })),
  );
const keysOf = ({ rows }: Lists) => rows.map(({ key }) => key);

describe('rows of open lists', () => {
  it('come at the end, behind another, at the head', () => {
    const base = lists(11, 12, 101);
    const added = (after?: number) => keysOf(base.moved(base.adding([13, 14], 2, after)));
    expect(added()).toEqual([11, 12, 13, 14, 101]);
    expect(added(11)).toEqual([11, 13, 14, 12, 101]);
    expect(added(0)).toEqual([13, 14, 11, 12, 101]);
    expect(keysOf(lists(101).moved(lists(101).adding([11], 2)))).toEqual([11, 101]);
  });

  it('come last where the row they should stand behind is gone, or of another list', () => {
    const base = lists(11, 12, 101);
    const behind = (after: number) =>
      keysOf(base.moved([{ key: 13, before: null, after: { open: 2, after } }]));
    expect(behind(77)).toEqual([11, 12, 13, 101]);
    expect(behind(101)).toEqual([11, 12, 13, 101]);
  });

  it('go up and down within their list', () => {
    const base = lists(11, 12, 13, 101);
    const shifted = (key: number, direction: 1 | -1) =>
      keysOf(base.moved(base.shifting(key, direction)));
    expect(shifted(12, -1)).toEqual([12, 11, 13, 101]);
    expect(shifted(12, 1)).toEqual([11, 13, 12, 101]);
    expect(base.shifting(11, -1)).toEqual([]);
    expect(base.shifting(13, 1)).toEqual([]);
    expect(base.shifting(77, 1)).toEqual([]);
  });

  it('are where they were when their moves are taken back', () => {
    const base = lists(11, 12, 13, 101, 102);
    const all = [
      base.removing([11, 12, 102]),
      base.adding([14, 15], 9, 101),
      base.shifting(13, -1),
    ];
    for (const moves of all)
      expect(keysOf(base.moved(moves).moved(takenBack(moves)))).toEqual(keysOf(base));
  });

  it('tell the server what makes its rows of ours', () => {
    const server = lists(11, 12, 13, 101);
    expect(lists(11, 12, 13, 101).since(server)).toEqual([]);
    expect(lists(11, 14, 12, 13, 101).since(server)).toEqual([{ key: 14, open: 2, after: 11 }]);
    expect(lists(11, 13, 101).since(server)).toEqual([{ key: 12, removed: true }]);
    expect(lists(12, 11, 13, 101).since(server)).toEqual([{ key: 12, open: 2, after: 0 }]);
  });

  it('come to ours from whatever the server has, by what is told', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return seed % below;
    };
    const some = () => {
      const keys = [11, 12, 13, 14, 15, 101, 102, 103].filter(() => random(3) > 0);
      const order = keys.map((key) => ({ key, rank: random(100) }));
      return lists(...order.sort((a, b) => a.rank - b.rank).map(({ key }) => key)).moved([]);
    };
    for (let n = 0; n < 500; n++) {
      const [server, mine] = [some(), some()];
      expect(keysOf(server.after(mine.since(server)))).toEqual(keysOf(mine));
    }
  });

  it('are many in little time', () => {
    const keys = Array.from({ length: 14_000 }, (_, i) => 1000 + i);
    const base = lists(11);
    const started = performance.now();
    const long = base.moved(base.adding(keys, 9));
    expect(long.since(base)).toHaveLength(14_000);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
