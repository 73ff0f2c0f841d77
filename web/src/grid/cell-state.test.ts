import { describe, expect, it } from 'vitest';

import { cellNext, type CellEvent, type CellState } from './cell-state';

const clean: CellState = { kind: 'clean', value: null };

function run(state: CellState, ...events: CellEvent[]): CellState {
  return events.reduce(cellNext, state);
}

describe('cellNext', () => {
  it('saves what was typed', () => {
    const state = run(clean, { type: 'type', value: '12' }, { type: 'leave' });
    expect(state).toEqual({ kind: 'saving', value: '12', saved: null });
    expect(run(state, { type: 'saved', value: '12' })).toEqual({ kind: 'clean', value: '12' });
  });

  it('sends nothing when the value is the saved one again', () => {
    const state = run(clean, { type: 'type', value: '1' }, { type: 'type', value: null });
    expect(run(state, { type: 'leave' })).toEqual(clean);
  });

  it('does not let a late answer overwrite newer typing', () => {
    const state = run(
      clean,
      { type: 'type', value: '12' },
      { type: 'leave' },
      { type: 'type', value: '123' },
      { type: 'saved', value: '12' },
    );
    expect(state).toEqual({ kind: 'typing', value: '123', saved: '12' });
  });

  it('waits for the next batch when the server was not reached', () => {
    const state = run(clean, { type: 'type', value: '1' }, { type: 'leave' }, { type: 'unsent' });
    expect(state).toEqual({ kind: 'typing', value: '1', saved: null });
  });

  it('keeps what the server refused, with its reason', () => {
    const state = run(
      clean,
      { type: 'type', value: '-1' },
      { type: 'leave' },
      { type: 'refused', value: '-1', reason: 'Không được âm' },
    );
    expect(state).toEqual({ kind: 'failed', value: '-1', saved: null, reason: 'Không được âm' });
  });

  it('does not mark newer typing as refused', () => {
    const state = run(
      clean,
      { type: 'type', value: '-1' },
      { type: 'leave' },
      { type: 'type', value: '1' },
      { type: 'refused', value: '-1', reason: 'Không được âm' },
    );
    expect(state).toEqual({ kind: 'typing', value: '1', saved: null });
  });

  describe('a conflict', () => {
    const conflict = run(
      { kind: 'clean', value: '1' },
      { type: 'type', value: '2' },
      { type: 'leave' },
      { type: 'conflict', theirs: '3', by: 'Lê Thị Hà', at: '2026-07-15T08:30:00.000Z' },
    );

    it('holds both values', () => {
      expect(conflict).toMatchObject({ kind: 'conflict', value: '2', saved: '3', by: 'Lê Thị Hà' });
    });

    it('can be decided for mine, which is sent again', () => {
      expect(run(conflict, { type: 'keepMine' }, { type: 'leave' })).toEqual({
        kind: 'saving',
        value: '2',
        saved: '3',
      });
    });

    it('can be decided for theirs', () => {
      expect(run(conflict, { type: 'takeTheirs' })).toEqual({ kind: 'clean', value: '3' });
    });

    it('is none when both typed the same', () => {
      const state = run(
        clean,
        { type: 'type', value: '3' },
        { type: 'leave' },
        { type: 'conflict', theirs: '3', by: 'x', at: '' },
      );
      expect(state).toEqual({ kind: 'clean', value: '3' });
    });

    it('follows a third value', () => {
      expect(run(conflict, { type: 'merge', value: '4' })).toMatchObject({
        value: '2',
        saved: '4',
      });
    });
  });

  it('takes over what others saved in an untouched cell', () => {
    expect(run(clean, { type: 'merge', value: '5' })).toEqual({ kind: 'clean', value: '5' });
  });

  it('shows both when others saved a cell somebody is typing in', () => {
    const state = run(clean, { type: 'type', value: '1' }, { type: 'merge', value: '5' });
    expect(state).toMatchObject({ kind: 'conflict', value: '1', saved: '5' });
  });
});
