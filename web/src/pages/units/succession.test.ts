import { describe, expect, it } from 'vitest';

import { draftOf, withoutUnit, withUnit, type Change } from './succession';

const a = { id: 1, name: 'Phường Đông Vĩnh' };
const b = { id: 2, name: 'Phường Lê Lợi' };
const change: Change = {
  kind: 'merge',
  from_on: '2025-07-01',
  document: ' Nghị quyết ',
  predecessors: [a],
  successors: [b],
  heir_id: 2,
};

describe('what is recorded of units', () => {
  it('names each unit once', () => {
    expect(withUnit([a], a)).toEqual([a]);
    expect(withUnit([a], b)).toEqual([a, b]);
    expect(withoutUnit([a, b], 1)).toEqual([b]);
  });

  it('names an heir of a split alone, among its successors', () => {
    expect(draftOf(change)).toEqual({
      kind: 'merge',
      from_on: '2025-07-01',
      document: 'Nghị quyết',
      predecessors: [1],
      successors: [2],
      heir_id: null,
    });
    expect(draftOf({ ...change, kind: 'split' }).heir_id).toBe(2);
    expect(draftOf({ ...change, kind: 'split', successors: [a] }).heir_id).toBeNull();
  });
});
