import { expect, it } from 'vitest';

import { isConflict, STRANGE_ANSWER, toProblem } from './problem';

const body = {
  type: 'about:blank',
  title: 'Thiếu trường bắt buộc.',
  status: 422,
  key: 'field.required',
};

it('shows the detail where there is one', () => {
  expect(toProblem(422, { ...body, detail: 'Thiếu tên đơn vị.' }).message).toBe(
    'Thiếu tên đơn vị.',
  );
});

it('falls back to the title', () => {
  expect(toProblem(422, { ...body, detail: '' }).message).toBe('Thiếu trường bắt buộc.');
});

it('keeps the field the server named', () => {
  expect(toProblem(422, { ...body, field: 'name' }).field).toBe('name');
});

it('knows an answer that is not the server’s own', () => {
  expect(toProblem(502, '<html>').key).toBe(STRANGE_ANSWER);
  expect(toProblem(502, undefined).key).toBe(STRANGE_ANSWER);
});

it('recognises a conflict', () => {
  expect(isConflict(toProblem(409, { ...body, status: 409, key: 'changed_meanwhile' }))).toBe(true);
  expect(isConflict(toProblem(422, body))).toBe(false);
});
