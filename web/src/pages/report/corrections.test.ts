import { expect, it } from 'vitest';

import type { ReportRevision } from '@/api/types';

import { pairsOf, writtenFigure } from './corrections';

function revision(number: number): ReportRevision {
  return {
    number,
    frozen_at: null,
    frozen_by: '',
    digest: '',
    sent_at: null,
    reason_action: '',
    reason_title: '',
    reason: '',
    reason_by: '',
    reason_at: null,
  };
}

it('has nothing to compare with one revision', () => {
  expect(pairsOf([])).toEqual([]);
  expect(pairsOf([revision(1)])).toEqual([]);
});

it('compares each with the one before it, the newest first', () => {
  expect(pairsOf([revision(1), revision(2), revision(3)])).toEqual([
    { from: 2, to: 3 },
    { from: 1, to: 2 },
  ]);
});

it('compares what a receiver has, though a revision between was never sent', () => {
  expect(pairsOf([revision(1), revision(3)])).toEqual([{ from: 1, to: 3 }]);
});

it('writes figures as people do, and other cells as they are', () => {
  expect(['', '1250.5', '-3', '2026-10-15', 'Kè'].map(writtenFigure)).toEqual([
    '–',
    '1.250,5',
    '-3',
    '2026-10-15',
    'Kè',
  ]);
});
