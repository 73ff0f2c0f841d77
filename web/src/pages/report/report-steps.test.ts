import { describe, expect, it } from 'vitest';

import type { ReportState, ReportStep } from '@/api/types';

import { comeback, stepsOf } from './report-steps';

function aStep(action: string, note = ''): ReportStep {
  return {
    at: '2026-10-18T02:00:00.000Z',
    action,
    action_title: action,
    actor_name: 'Lãnh đạo xã A',
    unit_name: 'Xã A',
    note,
  };
}

function states(state: ReportState): string {
  const steps = stepsOf({ state, steps: [], due_on: '2026-10-20', correcting: 0 });
  return steps.map((step) => step.state).join(' ');
}

describe('the way of a report', () => {
  it.each([
    ['assigned', 'now ahead ahead ahead ahead'],
    ['submitted', 'done done now ahead ahead'],
    ['approved', 'done done done now ahead'],
    ['sent', 'done done done done now'],
    ['accepted', 'done done done done done'],
    ['returned', 'back ahead ahead ahead ahead'],
  ] as const)('%s: %s', (state, expected) => {
    expect(states(state)).toBe(expected);
  });

  it('says who did the last of each act', () => {
    const steps = [aStep('report.submit'), { ...aStep('report.submit'), actor_name: 'Văn phòng' }];
    const way = stepsOf({ state: 'submitted', steps, due_on: null, correcting: 0 });
    expect(way[1]?.detail).toContain('Văn phòng');
  });

  it('says who registered that it was sent during an outage, and when', () => {
    const steps = [aStep('report.register')];
    const way = stepsOf({ state: 'sent', steps, due_on: null, correcting: 0 });
    expect(way[3]?.detail).toContain('Lãnh đạo xã A');
  });

  it('names no due day of a correction', () => {
    const first = (correcting: number) =>
      stepsOf({ state: 'in_entry', steps: [], due_on: '2026-10-20', correcting })[0]?.detail;
    expect(first(1)).not.toContain('20/10/2026');
    expect(first(0)).toContain('20/10/2026');
  });

  it('knows why it came back, and only while it is back', () => {
    const steps = [aStep('report.return', 'Sai số liệu lúa')];
    expect(comeback({ state: 'returned', steps, due_on: null, correcting: 0 })?.note).toBe(
      'Sai số liệu lúa',
    );
    expect(comeback({ state: 'in_entry', steps, due_on: null, correcting: 0 })).toBeUndefined();
  });
});
