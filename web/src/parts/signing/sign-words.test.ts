import { beforeEach, describe, expect, it } from 'vitest';

import { Problem } from '@/api/problem';
import type { SignOffer, SignSource } from '@/api/types';
import { faultKeys, SignFault } from '@/sign/fault';

import { choicesOf, faultText, keepWay, lastWay, showLeft } from './sign-words';

describe('what is told', () => {
  it.each(faultKeys)('of %s, a sentence of its own', (key) => {
    const text = faultText(new SignFault(key, '2026-05-04T03:00:00.000Z'));
    expect(text).toMatch(/^\p{Lu}.*/u);
    expect(text).not.toContain('{');
  });

  it('of a certificate that is over, the day in Vietnam', () => {
    const text = faultText(new SignFault('expired', '2026-05-03T18:30:00.000Z'));
    expect(text).toContain('04/05/2026 01:30');
  });

  it('of a signer who stepped back, also when the program gives no reason', () => {
    expect(faultText(new SignFault('agent_refused', ''))).toContain('người ký đã hủy');
    expect(faultText(new SignFault('agent_refused', 'Sai mã PIN'))).toContain('Sai mã PIN');
  });

  it('of the server, its own words', () => {
    expect(faultText(new Problem(422, 'sign.refused', 'Chữ ký không hợp lệ.'))).toBe(
      'Chữ ký không hợp lệ.',
    );
  });
});

function anOffer(source: SignSource, reason = ''): SignOffer {
  return { source, title: source, name: '', available: reason === '', reason };
}

describe('ways to sign', () => {
  it('are those the server offers, with the password last and apart', () => {
    const offers = [anOffer('upload'), anOffer('agent'), anOffer('file')];
    const all = choicesOf(offers, ['paper'], true);
    expect(all.map(({ way }) => way)).toEqual(['file', 'agent', 'upload', 'confirmed']);
    expect(all.every(({ reason }) => reason === '')).toBe(true);
  });

  it('of the server itself are told only when it has them', () => {
    const offers = [anOffer('file'), anOffer('token', 'Chưa cấu hình.'), anOffer('remote')];
    expect(choicesOf(offers, ['paper'], false).map(({ way }) => way)).toEqual(['file', 'remote']);
  });

  it('that are closed say why', () => {
    const [file] = choicesOf([anOffer('file', 'Chưa đăng ký chứng thư số.')], ['paper'], false);
    expect(file?.reason).toBe('Chưa đăng ký chứng thư số.');
  });

  it('without the program on the machine where a data packet is signed too', () => {
    const [, agent] = choicesOf([anOffer('file'), anOffer('agent')], ['paper', 'packet'], false);
    expect(agent?.reason).toContain('PDF');
  });

  it('with no key registered are closed, but for the password', () => {
    const offers = [anOffer('file'), anOffer('upload'), anOffer('remote', 'Chưa cấu hình.')];
    const all = choicesOf(offers, ['paper'], true, true);
    expect(all.map(({ way, reason }) => [way, reason === ''])).toEqual([
      ['file', false],
      ['upload', false],
      ['confirmed', true],
    ]);
  });

  beforeEach(() => localStorage.clear());

  it('remember the last one, and nothing that is none', () => {
    expect(lastWay()).toBeNull();
    keepWay('agent');
    expect(lastWay()).toBe('agent');
    localStorage.setItem('baocao.sign_way', 'secret');
    expect(lastWay()).toBeNull();
  });
});

it('time left is told in minutes and seconds', () => {
  expect([900_000, 74_001, 5_000, 0, -9].map(showLeft)).toEqual([
    '15:00',
    '1:15',
    '0:05',
    '0:00',
    '0:00',
  ]);
});
