import type { ApprovalRule, ApprovalRuleDraft, ApprovalRules } from '@/api/types';
import { t } from '@/i18n/i18n';
import '@/i18n/areas/review';

/* A unit's rule of approval while it is written. */

/** As many as the server takes. */
export const STAGES_MAX = 8;

export interface Person {
  account_id: number;
  name: string;
}

export interface StageDraft {
  title: string;
  people: Person[];
}

export interface RuleDraft {
  regime_id: number | null;
  document: string;
  document_on: string | null;
  stages: StageDraft[];
}

const newStage = (): StageDraft => ({ title: '', people: [] });

/** What has to be said of all rules; empty: they count. Known only once they were read. */
export function idleNote(rules: ApprovalRules | undefined): string {
  return rules && !rules.demanded ? t('approval.idle') : '';
}

/** What is there, or a new one with one stage to fill in. */
export function draftOf(rule: ApprovalRule | null): RuleDraft {
  return {
    regime_id: rule?.regime_id ?? null,
    document: rule?.document ?? '',
    document_on: rule?.document_on ?? null,
    stages: rule?.stages.map((stage) => ({
      title: stage.title,
      people: stage.accounts.map(({ account_id, name }) => ({ account_id, name })),
    })) ?? [newStage()],
  };
}

export function withStage(stages: readonly StageDraft[]): StageDraft[] {
  return [...stages, newStage()];
}

export function withoutStage(stages: readonly StageDraft[], at: number): StageDraft[] {
  return stages.filter((_, i) => i !== at);
}

/** The stage at a place one place further up (-1) or down (1); at the edge it stays. */
export function moved(stages: readonly StageDraft[], at: number, by: 1 | -1): StageDraft[] {
  const next = [...stages];
  const [stage] = next.splice(at, 1);
  if (stage) next.splice(Math.max(0, at + by), 0, stage);
  return next;
}

export function withPerson(stage: StageDraft, person: Person): StageDraft {
  const has = stage.people.some((one) => one.account_id === person.account_id);
  return has ? stage : { ...stage, people: [...stage.people, person] };
}

/** What is wrong with the stages, the first of it; undefined: nothing. */
export function stagesFault(stages: readonly StageDraft[]): string | undefined {
  const titles = stages.map((stage) => stage.title.trim());
  for (const [i, title] of titles.entries()) {
    if (title === '') return t('ui.fill_in', { label: t('approval.stage', { n: i + 1 }) });
    if (titles.indexOf(title) < i) return t('approval.stage_twice');
    if (stages[i]?.people.length === 0) return t('approval.people_none', { n: i + 1 });
  }
  return undefined;
}

export function bodyOf(draft: RuleDraft, version: number): ApprovalRuleDraft {
  return {
    version,
    document: draft.document.trim(),
    document_on: draft.document_on,
    stages: draft.stages.map((stage) => ({
      title: stage.title.trim(),
      accounts: stage.people.map((one) => one.account_id),
    })),
  };
}
