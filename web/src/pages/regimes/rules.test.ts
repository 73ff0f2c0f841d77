import { describe, expect, it } from 'vitest';

import { readDue, readWindow, writeDue, writeWindow } from './rules';

describe('the data window', () => {
  it.each(['calendar', '15-14', '1-2;half'])('%s is written back as it was read', (rule) => {
    expect(writeWindow(readWindow(rule))).toBe(rule);
  });

  it('knows a cut in the month', () => {
    expect(readWindow('15-14')).toMatchObject({ kind: 'cut', day: 15 });
    expect(readWindow('15-20').kind).toBe('other');
  });
});

describe('the due day', () => {
  it.each(['day=20;month=+0;shift=next', 'day=5;month=+1;shift=none', 'workdays=5'])(
    '%s is written back as it was read',
    (rule) => {
      expect(writeDue(readDue(rule))).toBe(rule);
    },
  );

  it('reads day, month and what happens on a holiday', () => {
    expect(readDue('day=5;month=+1;shift=previous')).toMatchObject({
      kind: 'day',
      day: 5,
      month: 1,
      shift: 'previous',
    });
  });
});
