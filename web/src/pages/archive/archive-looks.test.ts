import { describe, expect, it } from 'vitest';

import { proposable, showBytes } from './archive-looks';

describe('bytes', () => {
  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1000, '1,0 kB'],
    [123_456, '123 kB'],
    [1_440_000, '1,4 MB'],
    [64_000_000_000_000, '64000 GB'],
  ])('%d is %s', (bytes, said) => {
    expect(showBytes(bytes)).toBe(said);
  });
});

describe('files proposed together', () => {
  it('are of one unit', () => {
    expect(proposable([{ unit_id: 1 }, { unit_id: 1 }])).toBe('');
    expect(proposable([{ unit_id: 1 }, { unit_id: 2 }])).toBe('units');
    expect(proposable([])).toBe('none');
  });
});
