import '@/i18n/areas/attachments';
import { useAttach, useAttachments } from '@/api/queries/attachments';
import { t } from '@/i18n/i18n';
import { problemText } from '@/parts/problem-text';
import { useUnsaved } from '@/parts/unsaved';
import { toast } from '@/ui/toast';

import { useUploads } from './upload-queue';

/** The files of a report's page: those attached, and those on their way whatever tab is open. */
export function useFiles(reportId: () => number, readable: () => boolean) {
  const list = useAttachments(reportId, readable);
  const attach = useAttach(reportId);
  const uploads = useUploads({
    send: (file, onSent, signal) => attach({ file, onSent, signal }),
    explain: problemText,
    done: (name) => toast(t('attach.now', { name })),
  });
  useUnsaved(() => uploads.busy.value);
  return { list, uploads };
}

export type Files = ReturnType<typeof useFiles>;
