import type { EventItem, ObjectType } from '@/api/types';
import { t } from '@/i18n/i18n';

export const objectTypes: readonly ObjectType[] = [
  'report',
  'cycle',
  'regime',
  'form',
  'unit',
  'account',
  'grant',
  'session',
];

/** The page of what an event is about, where there is one. */
export function placeOf(event: Pick<EventItem, 'object_type' | 'object_id'>): string | null {
  const id = String(event.object_id);
  switch (event.object_type as ObjectType) {
    case 'report':
      return `/reports/${id}`;
    case 'cycle':
      return `/cycles/${id}`;
    case 'regime':
      return `/regimes/${id}`;
    case 'form':
      return `/forms/${id}`;
    case 'account':
      return `/accounts/${id}`;
    case 'unit':
      return `/units?id=${id}`;
    case 'grant':
    case 'session':
      return null;
  }
  return null;
}

/** An event's object type is text, as history may know kinds that are no more. */
export function typeTitle(type: string): string {
  const known = objectTypes.find((one) => one === type);
  return known === undefined ? type : t(`event.type.${known}`);
}
