import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, once } from '../client';
import { keys } from '../keys';
import type { ApprovalRuleDraft, ReportDetail } from '../types';

/** The stages of checking a unit laid down. */
export function useApprovalRules(unitId: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.approvalRules(toValue(unitId))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/units/{id}/approval-rules', {
          params: { path: { id: toValue(unitId) } },
          signal,
        }),
      ),
  });
}

export interface ApprovalSave {
  unitId: number;
  /** null: all regimes without a rule of their own. */
  regimeId: number | null;
  body: ApprovalRuleDraft;
}

export function useSaveApprovalRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ unitId, regimeId, body }: ApprovalSave) =>
      answer(
        api.PUT('/api/v1/units/{id}/approval-rules/{regime_id}', {
          params: { path: { id: unitId, regime_id: regimeId ?? 0 } },
          body,
        }),
      ),
    onSuccess: (got, { unitId }) => {
      client.setQueryData(keys.approvalRules(unitId), got);
    },
  });
}

/** Speaks for the stage whose turn it is, on the revision that is on the screen. */
export function useReview() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ of, agreed, note }: { of: ReportDetail; agreed: boolean; note: string }) =>
      answer(
        api.POST('/api/v1/reports/{id}/reviews', {
          params: { path: { id: of.id } },
          headers: once(),
          body: {
            revision: of.revision,
            digest: of.digest,
            stage: of.review.turn,
            agreed,
            note,
          },
        }),
      ),
    onSuccess: (report) => {
      client.setQueryData(keys.report(report.id), report);
      return client.invalidateQueries({ queryKey: keys.inbox() });
    },
  });
}
