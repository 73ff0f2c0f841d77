import { describe, expect, it } from 'vitest';

import { headCells, headDepth } from './head';

describe('headCells', () => {
  it('merges neighbours under one heading and lets a leaf reach down', () => {
    const paths = [['Tổng số'], ['Thực hiện', 'Kỳ này'], ['Thực hiện', 'Lũy kế']];
    expect(headDepth(paths)).toBe(2);
    expect(headCells(paths, 2)).toEqual([
      [
        { text: 'Tổng số', level: 0, levels: 2, first: 0, span: 1 },
        { text: 'Thực hiện', level: 0, levels: 1, first: 1, span: 2 },
      ],
      [
        { text: 'Kỳ này', level: 1, levels: 1, first: 1, span: 1 },
        { text: 'Lũy kế', level: 1, levels: 1, first: 2, span: 1 },
      ],
    ]);
  });

  it('keeps two leaves of the same text apart', () => {
    const cells = headCells([['Số lượng'], ['Số lượng']], 1);
    expect(cells[0]?.map((cell) => cell.first)).toEqual([0, 1]);
  });

  it('does not merge the same heading under different parents', () => {
    const cells = headCells(
      [
        ['Nam', 'Tổng', 'a'],
        ['Nữ', 'Tổng', 'a'],
      ],
      3,
    );
    expect(cells[1]?.map((cell) => cell.span)).toEqual([1, 1]);
  });

  it('does not merge a heading that returns later', () => {
    const cells = headCells([['A', 'x'], ['B'], ['A', 'y']], 2);
    expect(cells[0]?.map((cell) => cell.text)).toEqual(['A', 'B', 'A']);
  });

  it('keeps the place of a column without a heading, above merged ones too', () => {
    const cells = headCells([[], ['Mã số'], ['Chia ra', 'Nam'], ['Chia ra', 'Nữ'], []], 2);
    expect(cells[0]?.map(({ text, first, span, levels }) => [text, first, span, levels])).toEqual([
      ['', 0, 1, 2],
      ['Mã số', 1, 1, 2],
      ['Chia ra', 2, 2, 1],
      ['', 4, 1, 2],
    ]);
    expect(cells[1]?.map((cell) => cell.text)).toEqual(['Nam', 'Nữ']);
  });
});
