import type { CatalogueKind, EntryBody } from '@/api/queries/catalogue';
import type {
  Attribute,
  ColumnRule,
  Indicator,
  Measure,
  RowRule,
  Sector,
  ValueType,
} from '@/api/types';

export type Entry = Indicator | Attribute | Measure | Sector;

/** All that the form of any kind fills in; a kind sends the members it has. */
export interface EntryDraft {
  code: string;
  name: string;
  /** One a line. */
  aliases: string;
  definition: string;
  method: string;
  legal_basis: string;
  measure: string;
  sector: string;
  decimals: number;
  owner_unit_id: number | null;
  unit_rule: RowRule;
  time_rule: RowRule;
  weight: string;
  numerator: string;
  divisor: string;
  valid_from: string | null;
  valid_to: string | null;
  type: ValueType;
  quantity: string;
  /** As the server has it: "0.001". The form shows and reads it in Vietnamese by the core. */
  factor: string;
  note: string;
}

const members: Record<CatalogueKind, readonly (keyof EntryDraft)[]> = {
  indicators: [
    'definition',
    'method',
    'legal_basis',
    'measure',
    'sector',
    'decimals',
    'owner_unit_id',
    'unit_rule',
    'time_rule',
    'weight',
    'numerator',
    'divisor',
    'valid_from',
    'valid_to',
  ],
  attributes: ['definition', 'type', 'unit_rule', 'time_rule', 'valid_from', 'valid_to'],
  measures: ['quantity', 'factor'],
  sectors: ['note'],
};

export function emptyDraft(kind: CatalogueKind, owner: number | null): EntryDraft {
  const rule: ColumnRule | 'default' = kind === 'indicators' ? 'sum' : 'default';
  return {
    code: '',
    name: '',
    aliases: '',
    definition: '',
    method: '',
    legal_basis: '',
    measure: '',
    sector: '',
    decimals: 0,
    owner_unit_id: owner,
    unit_rule: rule,
    time_rule: rule,
    weight: '',
    numerator: '',
    divisor: '',
    valid_from: null,
    valid_to: null,
    type: 'number',
    quantity: '',
    factor: '1',
    note: '',
  };
}

export function draftOf(
  kind: CatalogueKind,
  entry: Entry | null,
  owner: number | null,
): EntryDraft {
  const draft = emptyDraft(kind, owner);
  if (entry === null) return draft;
  const { aliases, ...rest } = entry;
  const kept = Object.fromEntries(
    Object.entries(rest).filter(([name, value]) => name in draft && value !== undefined),
  );
  return { ...draft, ...kept, aliases: aliases.join('\n') };
}

export function bodyOf(kind: CatalogueKind, draft: EntryDraft): EntryBody {
  const own = Object.fromEntries(members[kind].map((name) => [name, draft[name]]));
  return {
    code: draft.code.trim(),
    name: draft.name.trim(),
    aliases: draft.aliases
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    ...own,
  };
}

/** Which indicators the rules chosen reckon with. */
export function partsOf(draft: Pick<EntryDraft, 'unit_rule' | 'time_rule'>) {
  const rules: readonly string[] = [draft.unit_rule, draft.time_rule];
  return { weight: rules.includes('weighted'), ratio: rules.includes('ratio') };
}
