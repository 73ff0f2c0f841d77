import { describe, expect, it } from 'vitest';

import { agricultureLayout, aSheet } from '../../tests/a-sheet';

import { matchLabels } from './paste-labels';
import { parseTsv } from './tsv-read';

const { geometry } = aSheet(agricultureLayout()).sheet;

describe('matchLabels', () => {
  it('finds the rows by their labels and leaves the figures', () => {
    const block = parseTsv(
      '\tDT thu hoạch\tha\t\t12\n\tNăng suất thu hoạch\ttạ/ha\t\t\n' +
        '\tSản lượng\ttấn\t\t70\n1.1.2\tVụ Xuân hè\n\tDT gieo trồng\tha\t\t3',
    );
    const found = matchLabels(geometry, block);
    expect(geometry.rows[found?.top ?? -1]?.key).toBe(20);
    expect(found?.block[0]).toEqual(['', '12']);
    expect(found?.block[3]).toEqual([]);
  });

  it('passes over the heading of the file', () => {
    const block = parseTsv(
      'Stt\tChỉ tiêu\tĐVT\tKỳ\nA\tNông nghiệp\nI\tTrồng trọt\n1\tDTGT LƯƠNG THỰC CÓ HẠT\tha\t5',
    );
    expect(matchLabels(geometry, block)).toEqual({ block: [[], [], ['5']], top: 0 });
  });

  it('leaves blocks of figures alone', () => {
    expect(matchLabels(geometry, parseTsv('1\t2\t3\n4\t5\t6\n'))).toBeUndefined();
    expect(matchLabels(geometry, parseTsv('Sản lượng\tDT gieo trồng\n'))).toBeUndefined();
  });
});
