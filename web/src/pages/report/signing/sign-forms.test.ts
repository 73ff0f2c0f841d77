import { expect, it } from 'vitest';

import type { SignForm } from '@/api/types';

import { chosenForm, formOptions } from './sign-forms';

function form(authorisation_id: number | null, lines: string[], document: string): SignForm {
  return {
    authorisation_id,
    kind: 'deputy',
    title: '',
    lines,
    document,
    signer: '',
    document_on: null,
    valid_to: null,
  };
}

const head = form(null, ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], '');
const deputy = form(4, ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], '12/QĐ-UBND');
const special = form(5, ['TUQ. CHỦ TỊCH', 'TRƯỞNG PHÒNG'], '17/GUQ-UBND');

it('signs in the form that was chosen', () => {
  expect(chosenForm([deputy, special], 5)).toBe(special);
});

it('takes the first where nothing was chosen, or what was chosen has ended', () => {
  expect(chosenForm([deputy, special], null)).toBe(deputy);
  expect(chosenForm([special], 4)).toBe(special);
});

it('has none where there is none', () => {
  expect(chosenForm([], 4)).toBeUndefined();
});

it('says what each rests on', () => {
  expect(formOptions([head, deputy])).toEqual([
    { value: null, title: 'TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH' },
    { value: 4, title: 'KT. CHỦ TỊCH, PHÓ CHỦ TỊCH (12/QĐ-UBND)' },
  ]);
});
