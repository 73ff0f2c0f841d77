import '@/i18n/areas/people';
import type { UnitKind } from '@/api/types';
import { t } from '@/i18n/i18n';

export const unitKinds: readonly UnitKind[] = [
  'province',
  'department',
  'division',
  'district',
  'commune',
  'ward',
  'special_zone',
  'agency',
  'enterprise',
  'organization',
  'individual',
  'other',
];

export function unitKindOptions(): { value: UnitKind; title: string }[] {
  return unitKinds.map((kind) => ({ value: kind, title: t(`unit.kind.${kind}`) }));
}
