import { expect, it } from 'vitest';

import { useUndo } from './undo';

it('goes back and forth', () => {
  const text = useUndo('a');
  text.set('ab');
  text.set('abc');
  text.undo();
  expect(text.current.value).toBe('ab');
  text.redo();
  expect(text.current.value).toBe('abc');
  expect(text.canRedo.value).toBe(false);
});

it('takes typing in one place as one step', () => {
  const text = useUndo('');
  text.set('x', 'label');
  text.set('xã', 'label');
  text.set('xã!', 'unit');
  text.undo();
  expect(text.current.value).toBe('xã');
  text.undo();
  expect(text.current.value).toBe('');
});

it('forgets what lay ahead once something new is done', () => {
  const text = useUndo('a');
  text.set('b');
  text.undo();
  text.set('c');
  expect(text.canRedo.value).toBe(false);
});

it('is unchanged again when all steps were taken back', () => {
  const text = useUndo('a');
  text.set('b');
  expect(text.changed.value).toBe(true);
  text.undo();
  expect(text.changed.value).toBe(false);
});
