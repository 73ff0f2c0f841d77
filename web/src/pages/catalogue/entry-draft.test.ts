import { describe, expect, it } from 'vitest';

import type { Indicator } from '@/api/types';

import { bodyOf, draftOf, emptyDraft, partsOf } from './entry-draft';

const rice = {
  id: 7,
  code: 'lua_sl',
  name: 'Sản lượng lúa',
  aliases: ['SL lúa', 'Thóc'],
  definition: 'Thóc khô',
  method: '',
  legal_basis: '',
  measure: 'tan',
  sector: 'nong_nghiep',
  decimals: 1,
  owner_unit_id: 3,
  unit_rule: 'sum',
  time_rule: 'sum',
  weight: '',
  numerator: '',
  divisor: '',
  valid_from: null,
  valid_to: null,
  version: 2,
  changed_at: null,
  owner_unit_code: 'H41.02',
  owner_unit_name: 'Sở Nông nghiệp',
  measure_name: 'Tấn',
  sector_name: 'Nông nghiệp',
} as unknown as Indicator;

describe('the draft of an entry', () => {
  it('holds what is kept, and sends no more than its kind has', () => {
    const body = bodyOf('indicators', draftOf('indicators', rice, null));
    expect(body).toMatchObject({ code: 'lua_sl', measure: 'tan', owner_unit_id: 3, decimals: 1 });
    expect(body['aliases']).toEqual(['SL lúa', 'Thóc']);
    expect(body).not.toHaveProperty('factor');
    expect(body).not.toHaveProperty('version');
  });

  it('leaves out lines that name nothing', () => {
    const draft = { ...emptyDraft('sectors', null), name: ' Y tế ', aliases: '\n Sức khỏe \n\n' };
    expect(bodyOf('sectors', draft)).toMatchObject({ name: 'Y tế', aliases: ['Sức khỏe'] });
  });

  it('begins with a rule where one must be chosen', () => {
    expect(emptyDraft('indicators', 1).unit_rule).toBe('sum');
    expect(emptyDraft('attributes', null).unit_rule).toBe('default');
  });

  it('asks for the parts that its rules reckon with', () => {
    expect(partsOf({ unit_rule: 'ratio', time_rule: 'none' })).toEqual({
      weight: false,
      ratio: true,
    });
    expect(partsOf({ unit_rule: 'sum', time_rule: 'weighted' })).toEqual({
      weight: true,
      ratio: false,
    });
  });
});
