/*
 * The states of one cell between the fingers and the server, as a pure machine.
 *
 * clean → typing → saving → clean is the usual way. What was typed is never
 * lost: a refused or conflicting value stays until the person decides.
 */

export type Value = string | null;

export type CellState =
  | { kind: 'clean'; value: Value }
  | { kind: 'typing'; value: Value; saved: Value }
  | { kind: 'saving'; value: Value; saved: Value }
  | { kind: 'failed'; value: Value; saved: Value; reason: string }
  | { kind: 'conflict'; value: Value; saved: Value; by: string; at: string };

export type CellEvent =
  | { type: 'type'; value: Value }
  /** The batch is sent. */
  | { type: 'leave' }
  | { type: 'saved'; value: Value }
  /** The server was not reached: wait for the next batch. */
  | { type: 'unsent' }
  | { type: 'refused'; value: Value; reason: string }
  | { type: 'conflict'; theirs: Value; by: string; at: string }
  | { type: 'keepMine' }
  | { type: 'takeTheirs' }
  /** The server's value as read again. */
  | { type: 'merge'; value: Value };

export function savedValue(state: CellState): Value {
  return state.kind === 'clean' ? state.value : state.saved;
}

/** Whether the server has not confirmed this value. */
export function isUnsaved(state: CellState): boolean {
  return state.kind !== 'clean';
}

function onType(state: CellState, value: Value): CellState {
  return { kind: 'typing', value, saved: savedValue(state) };
}

function onLeave(state: CellState): CellState {
  if (state.kind !== 'typing') return state;
  if (state.value === state.saved) return { kind: 'clean', value: state.saved };
  return { ...state, kind: 'saving' };
}

/** An answer to an older save must not overwrite what was typed since. */
function onSaved(state: CellState, value: Value): CellState {
  if (state.value === value) return { kind: 'clean', value };
  return state.kind === 'clean' ? state : { ...state, saved: value };
}

function onConflict(state: CellState, theirs: Value, by: string, at: string): CellState {
  if (state.value === theirs) return { kind: 'clean', value: theirs };
  return { kind: 'conflict', value: state.value, saved: theirs, by, at };
}

function onMerge(state: CellState, value: Value): CellState {
  if (state.kind === 'clean' || state.value === value) return { kind: 'clean', value };
  if (state.saved === value) return state;
  // Somebody changed the cell while we were typing in it: both are shown.
  if (state.kind === 'conflict') return { ...state, saved: value };
  return { kind: 'conflict', value: state.value, saved: value, by: '', at: '' };
}

export function cellNext(state: CellState, event: CellEvent): CellState {
  switch (event.type) {
    case 'type':
      return onType(state, event.value);
    case 'leave':
      return onLeave(state);
    case 'saved':
      return onSaved(state, event.value);
    case 'unsent':
      return state.kind === 'saving' ? { ...state, kind: 'typing' } : state;
    case 'refused':
      if (state.kind === 'clean' || state.value !== event.value) return state;
      return { kind: 'failed', value: state.value, saved: state.saved, reason: event.reason };
    case 'conflict':
      return onConflict(state, event.theirs, event.by, event.at);
    case 'keepMine':
      if (state.kind !== 'conflict') return state;
      return { kind: 'typing', value: state.value, saved: state.saved };
    case 'takeTheirs':
      return { kind: 'clean', value: savedValue(state) };
    case 'merge':
      return onMerge(state, event.value);
  }
}
