/*
 * The server's records under the names this program gives them. They all come from schema.d.ts,
 * which `npm run api` makes out of the server's own description (openapi.json).
 */
import type { components, paths } from './schema';

export type { paths };

type Schemas = components['schemas'];

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type ProblemBody = Schemas['problem'];

export type Me = Schemas['me'];

export type Unit = Schemas['unit'];
export type UnitKind = Unit['kind'];
/** All of a unit a person may write; the form fills in every member. */
export type UnitDraft = Required<Schemas['unit_create']>;
export type ImportCounts = Schemas['unit_import'];
export type UnitLink = Schemas['unit_link'];
export type UnitReporter = Schemas['unit_reporter'];
export type UnitReporterDraft = Schemas['unit_reporter_put_create'];
export type SuccessionKind = UnitLink['kind'];
export type SuccessionDraft = Schemas['succession_new_create'];
export type LinksImport = Schemas['links_import'];

export type Alert = Schemas['alert'];
export type AlertKind = Alert['kind'];

export type Announcement = Schemas['announcement'];
export type AnnouncementDraft = Required<Schemas['announcement_create']>;
export type AnnouncementReader = Schemas['announcement_reader'];

export type Profile = Schemas['profile'];
export type ProfileClock = Schemas['profile_clock'];
export type ProfileStep = Schemas['profile_step'];
export type ProfileRole = Schemas['profile_role'];
export type ProfileVersion = Schemas['profile_version'];
export type ProfileChanged = Schemas['profile_changed'];

export type Mail = Schemas['mail'];
export type MailState = Mail['state'];
export type MailMode = Schemas['mail_choice']['mode'];

export type Account = Schemas['account'];
export type NewAccount = Schemas['account_issued'];
export type Grant = Schemas['account_grant'];
export type GrantDraft = Required<Schemas['account_grant_create']>;
export type Role = Grant['role'];
export type Reader = Schemas['reader'];
export type AccessItem = Schemas['access_item'];
export type ReviewKind = NonNullable<
  paths['/api/v1/accounts/review']['get']['parameters']['query']['kind']
>;
export type AccountRequest = Schemas['account_request'];
export type AccountRequestDraft = Schemas['account_request_new_create'];
export type AccountRequestKind = AccountRequest['kind'];
export type AccountRequestState = AccountRequest['state'];
export type AccountRequestGrant = Required<Schemas['account_request_grant_create']>;

export type Layout = Schemas['form_layout'];
export type LayoutColumn = Schemas['form_column'];
export type LayoutRow = Schemas['form_row'];
export type LayoutCell = Schemas['form_cell'];
export type LayoutDoubt = Schemas['form_doubt'];
export type LayoutSign = Schemas['form_sign'];
export type ColumnRole = LayoutColumn['role'];
export type ValueType = LayoutColumn['type'];
export type ColumnRule = LayoutColumn['rule'];
export type RowRule = LayoutRow['rule'];
export type RowKind = LayoutRow['kind'];
export type FormSummary = Schemas['form'];
export type Form = Schemas['form_full'];
export type FormState = Form['state'];
export type FormImport = Schemas['form_import'];
export type ImportTable = Schemas['form_import_table'];
export type FormVersion = Schemas['form_version'];
export type FormOffer = Schemas['form_choice'];
export type FormAction = FormOffer['action'];
/** All a step may bring along; each step asks for its own. */
export type FormMove = Schemas['form_move_create'];
export type FormRequest = Schemas['form_request_create'];
export type FormClock = Schemas['form_clock'];
export type ClockChange = Schemas['form_clock_change_create'];
export type FormChange = Schemas['form_change'];
export type FormChanges = Schemas['form_changes'];
export type Trial = Schemas['trial'];
export type TrialRemark = Schemas['trial_remark'];
export type RemarkDraft = Schemas['remark_new_create'];

export type Indicator = Schemas['indicator'];
export type Attribute = Schemas['attribute'];
export type Measure = Schemas['measure'];
export type Sector = Schemas['sector'];
export type AskOnce = Schemas['ask_once_answer'];
export type AskTwin = Schemas['ask_twin'];
export type AskFinding = Schemas['finding'];
export type Burden = Schemas['burden'];
export type BurdenRow = Schemas['burden_row'];
export type Discipline = Schemas['discipline'];
export type DisciplineRow = Schemas['discipline_row'];
export type DisciplineReport = Schemas['discipline_report'];
export type DisciplineMark = NonNullable<DisciplineReport['mark']>;
export type Appeal = Schemas['appeal'];
export type AppealState = Appeal['state'];
export type NumberBook = Schemas['number_book'];
export type DocumentNumber = Schemas['document_number'];
export type NumberState = NonNullable<DocumentNumber['state']>;
export type ReportNumbers = Schemas['report_numbers'];
export type Arrival = Schemas['arrival'];
export type ClerkItem = Schemas['clerk_item'];
export type ClerkFound = Schemas['clerk_found'];
export type DisciplineTable = Schemas['discipline_table'];
export type UsageRow = Schemas['usage_row'];
export type UsagePlan = Schemas['usage_plan'];
export type UsageItem = Schemas['usage_item'];
export type Duplicates = Schemas['duplicates'];
export type Duplicate = Schemas['duplicate'];
export type DuplicateSide = Schemas['duplicate_side'];
export type CatalogueImport = Schemas['catalogue_import'];
export type CatalogueLine = Schemas['catalogue_line'];

export type OutlineSummary = Schemas['outline'];
export type Outline = Schemas['outline_full'];
export type OutlineNew = Schemas['outline_new_create'];
export type Narrative = Schemas['narrative'];
export type NarrativeComment = Schemas['narrative_comment'];
export type NarrativeSection = Schemas['narrative_section'];

export type Attachment = Schemas['attachment'];
export type Attachments = Schemas['attachments'];
export type AttachmentChanged = Schemas['attachment_changed'];

export type Documents = Schemas['report_documents'];
export type ReportDocument = Schemas['document'];
export type DocumentStage = ReportDocument['stage'];
export type DocumentVersion = Schemas['document_version'];
export type DocumentSignature = Schemas['document_signature'];
export type SignJob = Schemas['sign_job'];
export type SignPart = Schemas['sign_job_part'];
export type SignPurpose = SignJob['purpose'];
export type SignSource = SignJob['source'];
/** A way to sign, and whether this server has it. */
export type SignOffer = Schemas['sign_source'];

export type Regime = Schemas['regime'];
export type Gap = Schemas['aggregate_gap'];
export type CheckRule = Schemas['form_check'];
export type CheckWarning = Schemas['check_warning'];
export type ReportWarning = Schemas['report_warning'];
export type ExplainSource = Schemas['explain_source'];
export type RegimeDraft = Required<Schemas['regime_create']>;
export type PeriodKind = Regime['period_kind'];
export type Reporter = Schemas['reporter'];
export type ReporterDraft = Required<Schemas['reporter_create']>;

export type ApprovalRule = Schemas['approval_rule'];
export type ApprovalRules = Schemas['approval_rules'];
export type ApprovalRuleDraft = Schemas['approval_rule_put_create'];
export type ReviewState = Schemas['review_line']['state'];

export type Letterhead = Schemas['letterhead'];
export type LetterheadDraft = Omit<
  Letterhead,
  'unit_id' | 'authority_lines' | 'can_edit' | 'version' | 'changed_at' | 'changed_by'
>;
/* Any date may be null as described; a day of the calendar never is. */
export type CalendarDay = Required<Schemas['calendar_day']> & { on: string };
export type Calendar = Omit<Schemas['calendar'], 'days'> & { days: CalendarDay[] };
export type DayKind = CalendarDay['kind'];

export type Cycle = Schemas['cycle'];
export type Progress = Schemas['progress'];
export type ProgressCounts = Progress['counts'];
export type ProgressOnly = NonNullable<
  NonNullable<paths['/api/v1/cycles/{id}/progress']['get']['parameters']['query']>['only']
>;
export type Matrix = Schemas['matrix'];
export type MatrixCell = Schemas['matrix_cell'];

export type Report = Schemas['report'];
export type ReportState = Report['state'];
export type ReportDetail = Schemas['report_full'];
export type ReportStep = Schemas['report_step'];
export type ReportUse = Schemas['report_use'];
export type ActionOffer = Schemas['report_choice'];
/** What moves a report; typing figures is the grid itself. */
export type TrustItem = Schemas['trust_item'];
export type TrustKind = TrustItem['kind'];
export type TrustState = TrustItem['state'];
export type TrustSource = Schemas['trust_source'];
export type TrustSourceDraft = Schemas['trust_source_new_create'];
export type Certificate = Schemas['certificate'];
/** Whose certificates: an account's, a unit's seal, or one's own. */
export type CertificateOwner = { kind: 'account' | 'unit'; id: number } | { kind: 'own'; id: 0 };
export type Picture = Schemas['picture'];
export type Verification = Schemas['verification'];
export type VerificationSignature = Verification['signatures'][number];
export type Verdict = Verification['verdict'];

export type ArchiveFile = Schemas['archive_file'];
export type ArchiveState = ArchiveFile['state'];
export type ArchiveFull = Schemas['archive_full'];
export type ArchiveHold = Schemas['archive_hold'];
export type ArchivePackage = Schemas['archive_package'];
export type Disposal = Schemas['archive_disposal'];
export type DisposalState = Disposal['state'];
export type PackageVerification = Schemas['package_verification'];
export type StampAuthorityDraft = Schemas['stamp_authority_put_create'];

export type ReportRevision = Schemas['report_revision'];
export type RevisionCell = Schemas['revision_cell'];
export type TotalFlag = Schemas['total_flag'];
export type TotalFlagCells = Schemas['total_flag_cells'];
export type Authorisation = Schemas['authorisation'];
export type AuthorisationDraft = Schemas['authorisation_new_create'];
export type AuthorisationState = NonNullable<Authorisation['state']>;
export type AuthorisationKind = NonNullable<Authorisation['kind']>;
export type SignForm = Schemas['sign_form'];
export type SignDesk = Schemas['sign_desk'];
export type SignItem = Schemas['sign_item'];
export type Outage = Schemas['outage'];
export type OutageDraft = Required<Omit<Schemas['outage_create'], 'unit_id'>> & {
  unit_id: number | null;
};
export type Registration = Schemas['registration'];
export type RegistrationDraft = Schemas['registration_new_create'];
export type SendingChannel = Registration['channel'];

/** Steps taken with a reason alone; figures are entered, and sending outside is registered. */
export type ReportAction = Exclude<ActionOffer['action'], 'enter' | 'register'>;

/** A filled-in Excel file beside its report. */
export type Fill = Schemas['fill'];
export type FillItem = Schemas['fill_item'];

export type ReportCells = Schemas['cells'];
export type ReportCell = Schemas['cell'];
export type CellsPatch = Schemas['cells_patch_update'];
export type CellChange = Schemas['cell_change_update'];
/* Any time may be null as described; these two never are. */
export type CellConflict = Schemas['cell_conflict'] & { at: string };
export type CellsSaved = Omit<Schemas['cells_saved'], 'saved_at' | 'conflicts'> & {
  saved_at: string;
  conflicts: CellConflict[];
};
export type Children = Schemas['report_children'];
export type Child = Children['items'][number];
export type Extensions = Schemas['extensions'];
export type Extension = Extensions['items'][number];
export type Consolidated = Schemas['consolidate'];
export type MissingUnit = Schemas['missing_unit'];
export type Explanation = Schemas['explain'];
export type HistoryItem = Schemas['cell_history'];

export type Inbox = Schemas['inbox'];
export type InboxItem = Schemas['inbox_item'];
export type InboxCycle = Schemas['inbox']['cycles'][number];
export type Correction = Schemas['correction'];
export type InboxGroup = InboxItem['group'];

export type EventItem = Schemas['event'];
export type ObjectType = NonNullable<
  NonNullable<paths['/api/v1/events']['get']['parameters']['query']>['object_type']
>;

/** News of the change stream, which is no JSON document and so is not described. */
export interface Change {
  event_id: number;
  /** alert: somebody was told something. */
  object_type: ObjectType | 'alert';
  object_id: number;
}

/** A letter that urges units to send what they owe. */
export type Urging = Schemas['urging'];
export type UrgingFull = Schemas['urging_full'];
export type UrgingItem = Schemas['urging_item'];
export type UrgingUnit = Schemas['urging_unit'];
export type UrgingNew = Schemas['urging_new_create'];
export type Owed = Schemas['owed'];
export type Urged = Schemas['urged'];

export type Ticket = Schemas['ticket'];
export type TicketKind = Ticket['kind'];
export type TicketState = Ticket['state'];
/** What would go along with one sent now. */
export type TicketDraft = Schemas['ticket_draft'];
export type TicketTotal = Schemas['ticket_total'];
export type TicketAction = Schemas['ticket_step_create']['action'];

/** What of an account's work is open. */
export type HandoverWork = Schemas['handover_work'];
export type HandoverThen = Schemas['handover_new_create']['then'];
