// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';

import type { CheckRule } from '@/api/types';
import type { Core } from '@/core/core';

import { aLayout, aSheet } from '../../../tests/a-sheet';
import { hasCore, realCore } from '../../../tests/real-core';

import { marksOf, reportOf } from './checks';

describe.skipIf(!hasCore)('what checks say, by the real core', () => {
  let core: Core;
  beforeAll(async () => {
    core = await realCore();
  });

  it('runs the checks a form carries, over what is assigned', () => {
    const rule = { axis: 'rows', total: 0, decimals: 0, base: 'previous' } as const;
    const checks: CheckRule[] = [
      {
        ...rule,
        code: 'KT01',
        severity: 'error',
        kind: 'formula',
        formula: 'E1<=D1',
        rows: [1, 2],
      },
      { ...rule, code: 'KT02', severity: 'warning', kind: 'change', percent: '20', columns: [4] },
    ];
    const { sheet, type, at } = aSheet(aLayout({ checks }), core);
    sheet.takeExternals([
      { type: 'number', value: '100' },
      { type: 'number', value: null },
      { type: 'number', value: null, error: 'div0' },
    ]);
    type(1, 4, '150');
    type(1, 5, '150.5');
    type(2, 5, '1');
    const words = {
      finding: (...parts: string[]) => parts.join(' | '),
    };
    const report = reportOf(sheet, words);
    expect(report.errors).toBe(2);
    expect(report.items.map(({ index, severity, text }) => [index, severity, text])).toEqual([
      [at(1, 5), 'error', 'Số liệu không thỏa điều kiện kiểm tra. | 150,5 | ≤ 150'],
      [at(2, 5), 'error', 'Số liệu không thỏa điều kiện kiểm tra. | 1 | ≤ 0'],
      [at(1, 4), 'warning', 'Số liệu biến động quá lớn. | 150 | từ 80 đến 120 (trước đó 100)'],
    ]);
    expect(report.warnings).toMatchObject([
      { code: 'KT02', cells: 1, first: { row: 1, column: 4 } },
    ]);
    sheet.setCheckMarks(marksOf(report));
    expect(sheet.checkMark(at(1, 4))?.severity).toBe('warning');
    sheet.setScope([1], []);
    expect(reportOf(sheet, words).errors).toBe(1);
  });
});
