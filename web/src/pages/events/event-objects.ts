import type { EventItem, ObjectType } from '@/api/types';

export const objectTypes: readonly ObjectType[] = [
  'report',
  'cycle',
  'regime',
  'form',
  'unit',
  'account',
  'grant',
];

/** The page of what an event is about, where there is one. */
export function placeOf(event: Pick<EventItem, 'object_type' | 'object_id'>): string | null {
  const id = String(event.object_id);
  switch (event.object_type) {
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
      return null;
  }
}
