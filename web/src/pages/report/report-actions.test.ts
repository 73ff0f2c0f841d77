import { expect, it, vi } from 'vitest';

import type { ActionOffer, ReportAction } from '@/api/types';

import { buttonsOf, isDigital, questionOf, reasonsOf, type Move } from './report-actions';

function anOffer(action: ReportAction, allowed: boolean, needs_note = false): Move {
  return {
    action,
    title: action,
    allowed,
    reason: allowed ? '' : 'Chưa đến bước này.',
    section: '',
    needs_note,
  };
}

it('makes the first allowed step onward the main button', () => {
  const offers = [
    anOffer('refuse', true, true),
    anOffer('submit', false),
    anOffer('approve', true),
  ];
  const { buttons, rest } = buttonsOf(offers, 'submitted');
  expect(buttons.map((one) => [one.offer.action, one.main])).toEqual([
    ['approve', true],
    ['refuse', false],
  ]);
  expect(rest.map((offer) => offer.action)).toEqual(['submit']);
});

it('shows the next step even when it is somebody else’s, with the reason', () => {
  const { buttons } = buttonsOf([anOffer('submit', false), anOffer('approve', false)], 'submitted');
  expect(buttons.map((one) => [one.offer.action, one.main])).toEqual([['approve', false]]);
});

it('leaves out acts it does not know, as entry, which is the grid itself', () => {
  const enter: ActionOffer = { ...anOffer('submit', true), action: 'enter' };
  expect(buttonsOf([enter], 'assigned')).toEqual({ buttons: [], rest: [] });
});

it('demands a reason where the server does', () => {
  expect(questionOf(anOffer('return', true, true), 'Xã A').note?.required).toBe(true);
  expect(questionOf(anOffer('approve', true), 'Xã A').note?.required).toBe(false);
});

it('says before submitting that pasted texts were not taken, and leads to them', () => {
  const look = vi.fn();
  const { warning } = questionOf(anOffer('submit', true), 'Xã A', undefined, { count: 2, look });
  expect(warning?.text).toContain('Còn 2 ô dán');
  warning?.go();
  expect(look).toHaveBeenCalled();
  expect(questionOf(anOffer('submit', true), 'Xã A').warning).toBeUndefined();
  const sending = questionOf(anOffer('send', true), 'Xã A', undefined, { count: 2, look });
  expect(sending.warning).toBeUndefined();
});

it('says before a step onward that the total is out of date', () => {
  const parts = { stale: 2, missing: [], missing_count: 0 };
  expect(questionOf(anOffer('submit', true), 'Sở A', parts).text).toContain('2 báo cáo mới');
  expect(questionOf(anOffer('submit', true), 'Sở A').text).not.toContain('báo cáo mới');
  const back = questionOf(anOffer('recall', true, true), 'Sở A', parts);
  expect(back.text).not.toContain('báo cáo mới');
});

it('says before a step onward whose reports are still out, by name while they are few', () => {
  const missing = ['Văn phòng', 'Trạm Thú y'].map((unit_name, i) => {
    return { unit_id: i + 1, unit_name, state: 'sent' as const };
  });
  const few = { stale: 0, missing, missing_count: 2 };
  const { text, warning } = questionOf(anOffer('submit', true), 'Xã A', few);
  expect(text).toContain('Báo cáo của 2 đơn vị chưa được tiếp nhận: Văn phòng, Trạm Thú y.');
  expect(warning).toBeUndefined();
  const many = questionOf(anOffer('submit', true), 'Xã A', { ...few, missing_count: 12 }).text;
  expect(many).toContain('Báo cáo của 12 đơn vị chưa được tiếp nhận.');
  expect(many).not.toContain('Văn phòng');
  const back = questionOf(anOffer('recall', true, true), 'Xã A', few).text;
  expect(back).not.toContain('chưa được tiếp nhận');
  expect(questionOf(anOffer('submit', true), 'Xã A').text).not.toContain('chưa được tiếp nhận');
});

it('says a reason once for all the acts it holds for', () => {
  const later = anOffer('recall', false);
  later.reason = 'Báo cáo chưa gửi.';
  const rest = [anOffer('approve', false), later, anOffer('refuse', false)];
  expect(reasonsOf(rest)).toEqual([
    { reason: 'Chưa đến bước này.', acts: ['approve', 'refuse'] },
    { reason: 'Báo cáo chưa gửi.', acts: ['recall'] },
  ]);
});

it('signs in the dialog where a key counts, and with the password alone where none does', () => {
  const how = {
    covers: ['paper'],
    key_reason: '',
    offers_seal: false,
    can_seal: false,
    seal_reason: '',
    forms: [],
    form_reason: '',
  };
  const sign = anOffer('sign', true);
  expect(isDigital(sign, { ...how, kinds: ['digital', 'confirmed'] })).toBe(true);
  expect(isDigital(sign, { ...how, kinds: ['confirmed'] })).toBe(false);
  expect(isDigital(anOffer('approve', true), { ...how, kinds: ['digital'] })).toBe(false);
});
