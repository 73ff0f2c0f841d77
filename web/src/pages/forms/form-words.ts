import '@/i18n/areas/forms';
import type {
  ColumnRole,
  ColumnRule,
  FormAction,
  FormState,
  RowKind,
  RowRule,
  ValueType,
} from '@/api/types';
import { t } from '@/i18n/i18n';
import type { IconName } from '@/ui/Icon.vue';
import type { Option } from '@/ui/SelectField.vue';
import type { Tone } from '@/ui/Tag.vue';

const columnRoles: readonly ColumnRole[] = ['value', 'stt', 'label', 'code', 'unit'];
const valueTypes: readonly ValueType[] = ['number', 'text', 'date', 'yes_no'];
const rowKinds: readonly RowKind[] = ['fixed', 'group', 'open'];
const columnRules: readonly ColumnRule[] = [
  'sum',
  'last',
  'average',
  'weighted',
  'ratio',
  'min',
  'max',
  'none',
];

export function roleOptions(): Option<ColumnRole>[] {
  return columnRoles.map((role) => ({ value: role, title: t(`form.role.${role}`) }));
}

export function typeOptions(): Option<ValueType>[] {
  return valueTypes.map((type) => ({ value: type, title: t(`form.type.${type}`) }));
}

export function kindOptions(): Option<RowKind>[] {
  return rowKinds.map((kind) => ({ value: kind, title: t(`form.kind.${kind}`) }));
}

export function columnRuleOptions(): Option<ColumnRule>[] {
  return columnRules.map((rule) => ({ value: rule, title: t(`form.rule.${rule}`) }));
}

export function rowRuleOptions(): Option<RowRule>[] {
  return [{ value: 'default', title: t('form.rule.default') }, ...columnRuleOptions()];
}

export const stateLooks: Record<FormState, { tone: Tone; icon: IconName }> = {
  draft: { tone: 'grey', icon: 'edit' },
  testing: { tone: 'blue', icon: 'pen' },
  announced: { tone: 'blue', icon: 'send' },
  replaced: { tone: 'grey', icon: 'history' },
  withdrawn: { tone: 'grey', icon: 'close' },
  in_use: { tone: 'green', icon: 'check' },
  repealed: { tone: 'red', icon: 'close' },
};

export const actionLooks: Record<FormAction, IconName> = {
  test: 'pen',
  amend: 'undo',
  announce: 'send',
  use: 'check',
  discard: 'trash',
  revise: 'edit',
  repeal: 'close',
};

export const verdictLooks: Record<'remark' | 'change' | 'agree', { tone: Tone; icon: IconName }> = {
  remark: { tone: 'blue', icon: 'pen' },
  change: { tone: 'amber', icon: 'warn' },
  agree: { tone: 'green', icon: 'check' },
};

/** States a form can be in; only versions are replaced. */
export const stateChoices: readonly FormState[] = [
  'draft',
  'testing',
  'announced',
  'in_use',
  'repealed',
  'withdrawn',
];
