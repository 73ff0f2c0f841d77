import { expect, it } from 'vitest';

import { nameOf, placeOf, unitOf } from './event-objects';

const report = {
  object_type: 'report',
  object_id: 12,
  object_name: 'Báo cáo sản xuất tháng',
  object_unit_name: 'Xã An Bình',
  period_title: 'Tháng 10 năm 2026',
  can_open: true,
};

it('calls a report by its regime, period and unit', () => {
  expect(nameOf(report)).toBe('Báo cáo sản xuất tháng – Tháng 10 năm 2026');
  expect(unitOf(report)).toBe('Xã An Bình');
});

it('leads only to what the person may open', () => {
  expect(placeOf(report)).toBe('/reports/12');
  expect(placeOf({ ...report, can_open: false })).toBeNull();
  expect(placeOf({ ...report, object_type: 'letter' })).toBeNull();
});
