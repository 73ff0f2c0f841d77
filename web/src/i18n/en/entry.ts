import type { viEntry } from '../vi/entry';

/* Texts of the entry grid, in English. */
export const enEntry: Record<keyof typeof viEntry, string> = {
  'entry.gridLabel': 'Figures of {title}',
  'entry.loadFailed': 'The figures could not be opened.',
  'entry.retry': 'Try again',

  'entry.yes': 'Yes',
  'entry.no': 'No',
  'entry.formulaCell': 'This cell is calculated by a formula and cannot be typed in.',
  'entry.lockedCell': 'The form asks for nothing in this cell.',
  'entry.handedCell':
    'This figure comes from the unit it was handed on to. Press Enter to type over it, with a note.',
  'entry.otherUnitCell': 'This part is assigned to another unit.',
  'entry.readOnlySheet': 'The sheet is open for reading only.',
  'entry.totalCell':
    'A consolidated figure. Choose “Override figure” to put another one with a reason.',

  'entry.bad.number':
    '“{text}” is not a number. Use a comma for the decimal part, for example 1234,5.',
  'entry.bad.decimals':
    '“{text}” has too many decimals; this column takes at most {decimals} digits after the comma.',
  'entry.bad.whole': 'This column takes whole numbers only; “{text}” has decimals.',
  'entry.bad.otherStyle': '“{text}” is written in another style than the one chosen.',
  'entry.bad.tooLarge': '“{text}” is too large for the cell.',
  'entry.bad.unitUnknown':
    '“{text}” is in words, and the cell does not say its unit of measure. Please type it in digits.',
  'entry.bad.otherUnit': 'The unit of measure in “{text}” is not the cell’s.',
  'entry.bad.ditto': 'The cell above is empty, so there is nothing to take over.',
  'entry.bad.date': '“{text}” is not a date. Type it like 15/07/2026.',
  'entry.bad.yesNo': 'This cell takes “Yes” or “No” (“Có”, “Không”).',
  'entry.bad.tooLong': 'The text is too long (at most 2,000 characters); please shorten it.',
  'entry.offered':
    '“{text}” is understood as {shown}. Press Enter again to take it, or correct it. The decimal sign is a comma.',
  'entry.error.div0': 'The formula divides by 0 or by an empty cell.',
  'entry.error.value':
    'The formula meets a value of the wrong kind, such as a text where a number is needed.',
  'entry.error.overflow': 'The result is too large or cannot be calculated.',
  'entry.error.ref': 'The cell the formula refers to does not exist.',
  'entry.error.na': 'There are no figures.',

  'entry.pasted': '{n} cells pasted',
  'entry.pastedByLabels': '{n} cells pasted on the indicators of the same names',
  'entry.pasteSkipped': '{n} calculated or locked cells passed over',
  'entry.pasteBad': '{n} cells could not be read and keep their figures (in red)',
  'entry.pasteConverted': '{n} cells converted to Unicode from an old encoding',
  'entry.pasteRows': '{n} rows added',
  'entry.pasteOutside': '{n} cells lie beyond the form',
  'entry.cannotPaste': 'Not pasted, as the server was not reached. Paste again later.',
  'entry.copied': '{n} cells copied.',
  'entry.undone': '{n} cells taken back.',
  'entry.redone': '{n} cells done again.',
  'entry.undoneRows': '{rows} rows, {n} cells taken back.',
  'entry.redoneRows': '{rows} rows, {n} cells done again.',
  'entry.nothingToUndo': 'There is nothing to take back.',
  'entry.nothingToRedo': 'There is nothing to do again.',

  'entry.unsaved': 'Not sent to the server yet.',
  'entry.savingCell': 'Being sent to the server.',
  'entry.failedCell': 'The server refused it: {reason}',
  'entry.conflictCell': '{by} changed this cell to {theirs} at {at}.',
  'entry.conflictCellUnknown': 'Somebody else has just changed this cell to {theirs}.',
  'entry.emptyValue': '(empty)',
  'entry.overridden': 'Differs from the consolidated figure: {note}',

  'entry.toolbar': 'Tools of the sheet',
  'entry.search': 'Find an indicator',
  'entry.searchHint': 'Diacritics are not needed',
  'entry.searchFound': '{at}/{n}',
  'entry.searchNone': 'None',
  'entry.searchNext': 'Next indicator found',
  'entry.searchPrevious': 'Previous indicator found',
  'entry.undo': 'Undo (Ctrl+Z)',
  'entry.redo': 'Redo (Ctrl+Y)',
  'entry.fill': 'From Excel',

  'entry.check': 'Check',
  'entry.wide': 'Larger sheet',
  'entry.narrow': 'Smaller sheet',

  'entry.save.clean': 'All figures are saved',
  'entry.save.savedAt': 'Saved at {time}',
  'entry.save.waiting': '{n} cells not sent yet…',
  'entry.save.saving': 'Saving…',
  'entry.save.kept': 'Could not be sent, kept on this machine ({n} cells)',
  'entry.save.keptNot': '{n} cells could not be sent, and the browser keeps nothing',
  'entry.save.signedOut':
    'The session has ended. {n} unsent cells are kept on this machine and will be sent after you log in again.',
  'entry.save.blocked': 'Could not be saved: {reason}',
  'entry.save.undecided': '{n} cells could not be saved and wait for you',
  'entry.save.now': 'Send now',

  'entry.restored': '{n} cells typed at {at} that had not reached the server were restored.',
  'entry.restoredLocked':
    'This machine still keeps {n} unsent cells typed at {at}, but the report is no longer open for entry.',
  'entry.restoredDrop': 'Drop these cells',
  'entry.restoredDropAsk': 'Drop the figures kept on this machine',
  'entry.restoredDropText':
    '{n} unsent cells will be removed from this machine and cannot be brought back.',

  'entry.status.sum': 'Sum: {sum}',
  'entry.status.count': '{n} figures',
  'entry.status.selected': '{n} cells selected',
  'entry.status.label': 'About the selected cell',
  'entry.override': 'Override figure',

  'entry.style.title': 'How are the figures written?',
  'entry.style.text':
    'The pasted figures can be read in two ways, for example “{text}”. Choose how the original file writes them:',
  'entry.style.vi': 'Vietnamese style (1.234,5): taken as {shown}',
  'entry.style.en': 'English style (1,234.5): taken as {shown}',
  'entry.style.cancel': 'Cancel, do not paste',

  'entry.round.title': 'Round the pasted figures?',
  'entry.round.text':
    '{n} figures have more decimals than their columns take, for example “{text}” is {rounded} when rounded. Otherwise those cells keep what they have.',
  'entry.round.go': 'Round',

  'entry.old.title': 'Convert to Unicode?',
  'entry.old.text':
    '{n} cells may be in the encoding {encoding}: “{text}” would then read “{reading}”. Otherwise they stay as they are in the file.',
  'entry.old.go': 'Convert to Unicode',

  'entry.conflict.notice':
    '{n} cells were changed by others while you were typing. Choose which figures to keep.',
  'entry.conflict.open': 'See and choose',
  'entry.conflict.title': 'Cells with two values',
  'entry.conflict.text':
    'Somebody else has just changed these cells. Choose the value to keep for each; the other stays in the history.',
  'entry.conflict.theirs': 'Changed by {by} at {at}',
  'entry.conflict.theirsUnknown': 'Changed by somebody else',
  'entry.conflict.keepMine': 'Keep mine: {value}',
  'entry.conflict.takeTheirs': 'Take theirs: {value}',
  'entry.conflict.allMine': 'Keep all of mine',
  'entry.conflict.allTheirs': 'Take all of theirs',

  'entry.checks.title': 'Result of the check',
  'entry.checks.none': 'There are no faulty cells and no required cells left empty.',
  'entry.checks.count': '{n} cells to look at',
  'entry.checks.more': 'and {n} more',
  'entry.checks.missing': 'Required, but empty.',
  'entry.checks.close': 'Close',

  'entry.over.title': 'Override a consolidated figure',
  'entry.over.text':
    'This figure was consolidated from the reports below. Another figure changes this report only and needs a reason.',
  'entry.over.computed': 'Present figure',
  'entry.over.value': 'New figure',
  'entry.over.note': 'Reason',
  'entry.over.noteHint': 'For example: by correction letter 12/CV-UBND of 03/08/2026.',
  'entry.over.noteMissing': 'State why the figure is overridden.',
  'entry.over.save': 'Put the new figure',
  'entry.over.cancel': 'Cancel',

  'entry.read.onlyFilled': 'Only cells with figures',
  'entry.read.shown': '{n} indicators',
  'entry.read.none': 'No indicator fits the filter.',
  'entry.read.whole': 'See the whole report',
  'entry.read.enter': 'Fill in one by one',

  'entry.row.offered':
    '“{text}” is understood as {shown}. Touch the field to look at it; leaving it takes it. The decimal sign is a comma.',
  'entry.row.previous': 'Previous indicator',
  'entry.row.next': 'Next indicator',
  'entry.row.at': 'Indicator {at}/{n}',
  'entry.row.progress': 'Progress of entry',
  'entry.row.filled': '{n} of {of} cells filled in',
  'entry.row.list': 'Choose an indicator',
  'entry.row.inGroup': 'Under: {group}',

  'entry.keys': 'Keys',
  'check.finding': '{message} It is {found}; allowed {allowed}.',
};
