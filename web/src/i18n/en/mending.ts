import type { viMending } from '../vi/mending';

export const enMending: Record<keyof typeof viMending, string> = {
  'mend.give': 'Add units',
  'mend.give_text':
    'The units chosen get their report of this period at once, and are told as when it opened.',
  'mend.missing': 'On the list, without a report',
  'mend.missing_none': 'Every unit of the list has its report of this period.',
  'mend.taken': 'Taken back before, to be given again',
  'mend.taken_hint':
    'The unit goes on with what it had entered, and with the part of the form it had.',
  'mend.other': 'Another unit',
  'mend.other_hint': 'A unit that is not on the list needs a reason.',
  'mend.others': 'Other units chosen',
  'mend.due': 'Due day of these units',
  'mend.due_hint': 'Left empty: that of the period, {day}.',
  'mend.reason_hint':
    'Required for units that are not on the list, and shortly before the due day.',
  'mend.go': 'Assign to units: {n}',
  'mend.none_chosen': 'Choose at least one unit',
  'mend.given': 'Assigned to units: {n}.',
  'mend.withdraw': 'Take back',
  'mend.withdraw_n': 'Take back ({n})',
  'mend.nothing_chosen': 'First tick units in the table',
  'mend.cannot': 'The units ticked have sent theirs, or were taken back',
  'mend.withdraw_title': 'Take the report back from units: {n}',
  'mend.withdraw_text':
    'The unit need not send the report of this period any more, and does not count as missing. What it entered is kept for reference.',
  'mend.units': 'From these units',
  'mend.document': 'Document',
  'mend.document_hint': 'Number, symbol and day, if there is one.',
  'mend.withdrawn_n': 'Taken back from units: {n}.',
  'mend.cancel': 'Cancel the period',
  'mend.cancel_title': 'Cancel the reporting period',
  'mend.cancel_text':
    'All its reports are taken back; the units are told and do not count as missing. What was entered is kept for reference. It cannot be restored; the period can be opened anew.',
  'mend.cancel_document_hint': 'Number, symbol and day. Required once a unit has begun its report.',
  'mend.back': 'Go back',
  'mend.cancel_done': 'The period was cancelled.',
  'mend.state_cancelled': 'Cancelled',
  'mend.cancelled': 'The period was cancelled {at}, {who}.',
  'mend.report_cancelled':
    'This period was cancelled {at}, {who}. The unit need not send the report.',
  'mend.report_withdrawn':
    'This report was taken back {at}, {who}. The unit need not send the report.',
  'mend.why': 'Reason: {note}',
  'mend.by_document': 'Document: {document}',
  'mend.before':
    'This period was opened and cancelled before. {what}. Opening it anew gives the units new reports.',
};
