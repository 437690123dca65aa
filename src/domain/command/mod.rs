//! Every deed of the program as one serialisable value: what a screen can do, a script can do.

mod args;
mod title;

pub use args::{ConflictReply, ReturnForCorrection, SetRevision, SheetComparison, SheetMark};

use super::attachment::Attachment;
use super::basis::Basis;
use super::catalogue::Entry;
use super::checklist::Checklist;
use super::criteria::{CriteriaSet, Input};
use super::dossier::{Dossier, DossierState, GateAnswer};
use super::duty_note::DutyNote;
use super::ids::{
    AttachmentId, BasisId, ChecklistId, CriteriaSetId, CriterionId, DeedId, DossierId, DutyNoteId, EntryId,
    MappingId, MeetingId, MemberId, MovementId, ObligationId, PaperId, PlanId, PublicityId, RoundId,
    SectionId, SubjectId, UnitId, UnitReportId, ViewId,
};
use super::import::SavedMapping;
use super::merging::Merge;
use super::movement::Movement;
use super::obligation::Obligation;
use super::office::Office;
use super::packet::{Base, PacketNote};
use super::papers::Paper;
use super::personal::ExportNote;
use super::plan::{Plan, PlanStep, Section};
use super::points::Points;
use super::publicity::PublicityItem;
use super::round::{FileCell, Meeting, Member, QuotaKey, Round, SheetFile, Stage};
use super::subject::Subject;
use super::unit::Unit;
use super::unit_report::UnitReport;
use super::view::SavedView;
use super::votes::VoteCount;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A deed. `save_…` adds the thing or replaces the one with the same identifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "deed", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Sets up or edits the office: names, letterhead, signers.
    SetOffice {
        /// The office.
        office: Office,
    },
    /// Adds or edits a unit.
    SaveUnit {
        /// The unit.
        unit: Unit,
    },
    /// Removes a unit that nothing refers to.
    RemoveUnit {
        /// Which.
        id: UnitId,
    },
    /// Adds or edits a movement, campaign or occasion.
    SaveMovement {
        /// The movement.
        movement: Movement,
    },
    /// Removes a movement.
    RemoveMovement {
        /// Which.
        id: MovementId,
    },
    /// Adds or edits the head of a plan; its state and number are set by issuing.
    SavePlan {
        /// The plan.
        plan: Plan,
    },
    /// Removes a plan with its sections, obligations and criteria; refused while dossiers or rounds refer to it.
    RemovePlan {
        /// Which.
        id: PlanId,
    },
    /// Issues a plan: gives it number and day and locks its text.
    IssuePlan {
        /// Which.
        id: PlanId,
        /// Number within the year ("53").
        number: String,
        /// Day of issue.
        on: NaiveDate,
        /// The finished paper, packed; a later print of this version says exactly this. None prints from the data as
        /// they are then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kept: Option<String>,
    },
    /// Takes a plan one step in its life: submit, take back, amend, drop the amendment, expire.
    StepPlan {
        /// Which.
        id: PlanId,
        /// The step.
        step: PlanStep,
        /// Day of the step.
        on: NaiveDate,
        /// Who did it.
        by: String,
        /// Why; required except for submitting.
        #[serde(default)]
        reason: String,
    },
    /// Says of dates, years and numbers that came along from the plan copied that they are right, or takes it back.
    ConfirmInherited {
        /// Plan.
        plan: PlanId,
        /// Their places in the plan's list, from 0.
        items: Vec<u32>,
        /// Right as they are, or not.
        confirmed: bool,
    },
    /// Turns down a proposed obligation, or takes that back.
    DeclineProposal {
        /// Plan.
        plan: PlanId,
        /// The proposal's key.
        key: String,
        /// Turned down, or proposed again.
        declined: bool,
    },
    /// Adds or edits an entry of the register of legal bases and superior plans.
    SaveBasis {
        /// The entry.
        basis: Basis,
    },
    /// Removes an own entry; one that came with the program stands again as it came.
    RemoveBasis {
        /// Which.
        id: BasisId,
    },
    /// Adds a section at its position, or edits the one with the same identifier where it stands.
    SaveSection {
        /// The section.
        section: Section,
    },
    /// Moves a section with everything below it.
    MoveSection {
        /// Which.
        id: SectionId,
        /// Under which section; none for the top.
        #[serde(default)]
        parent: Option<SectionId>,
        /// Place among its new siblings, from 0.
        position: i32,
    },
    /// Removes a section with everything below it.
    RemoveSection {
        /// Which.
        id: SectionId,
    },
    /// Adds or edits an obligation of a plan.
    SaveObligation {
        /// The obligation.
        obligation: Obligation,
    },
    /// Removes an obligation that no section prints.
    RemoveObligation {
        /// Which.
        id: ObligationId,
    },
    /// Adds or edits a set of criteria; refused once scores rest on it.
    SaveCriteriaSet {
        /// The set.
        set: CriteriaSet,
    },
    /// Removes a set of criteria that no score, answer or section rests on.
    RemoveCriteriaSet {
        /// Which.
        id: CriteriaSetId,
    },
    /// Makes the next version of a set on which scores already rest. The version before is kept whole, no score is
    /// deleted: one that fits no longer waits to be given anew.
    ReviseCriteriaSet(SetRevision),
    /// Adds or edits a person, collective, household or model.
    SaveSubject {
        /// The subject.
        subject: Subject,
    },
    /// Removes a subject without dossiers.
    RemoveSubject {
        /// Which.
        id: SubjectId,
    },
    /// Adds or edits a dossier.
    SaveDossier {
        /// The dossier.
        dossier: Dossier,
    },
    /// Removes a dossier that is in no round.
    RemoveDossier {
        /// Which.
        id: DossierId,
    },
    /// Takes a dossier one step further in its life, or back with a reason.
    StepDossier {
        /// Which.
        id: DossierId,
        /// The state entered.
        state: DossierState,
        /// Day of the step.
        on: NaiveDate,
        /// Who did it.
        by: String,
        /// Why; required where the rule asks for it.
        #[serde(default)]
        reason: String,
    },
    /// Returns a nominated dossier for correction: only the marked fields stay open (S8).
    ReturnDossier(ReturnForCorrection),
    /// The corrected dossier came back: it is nominated again and waits for the one who asked.
    AnswerReturn {
        /// Dossier.
        dossier: DossierId,
        /// Day.
        on: NaiveDate,
        /// Who took it in.
        by: String,
    },
    /// Another takes over looking at a corrected dossier.
    TakeOverReturn {
        /// Dossier.
        dossier: DossierId,
        /// Who takes it over.
        by: String,
        /// Why; as long as the reason of a return.
        reason: String,
    },
    /// Adds a file to a dossier, or edits what is said of it; its bytes were kept before.
    AttachFile {
        /// The file.
        attachment: Attachment,
    },
    /// Takes a file out of its dossier; its bytes stay until they are swept.
    RemoveAttachment {
        /// Which.
        id: AttachmentId,
    },
    /// Adds or edits a list of the papers a dossier must have.
    SaveChecklist {
        /// The list.
        checklist: Checklist,
    },
    /// Removes an own list; one that came with the program stands again as it came.
    RemoveChecklist {
        /// Which.
        id: ChecklistId,
    },
    /// Adds or edits an entry of a catalogue.
    SaveEntry {
        /// The entry.
        entry: Entry,
    },
    /// Removes an own entry; one that came with the program stands again as it came.
    RemoveEntry {
        /// Which.
        id: EntryId,
    },
    /// Keeps filters and columns of the list of dossiers under a name.
    SaveView {
        /// The view.
        view: SavedView,
    },
    /// Removes a kept view.
    RemoveView {
        /// Which.
        id: ViewId,
    },
    /// Keeps how lists of one make are read under a name.
    SaveMapping {
        /// The mapping with its name.
        mapping: Box<SavedMapping>,
    },
    /// Removes a kept mapping.
    RemoveMapping {
        /// Which.
        id: MappingId,
    },
    /// Says of two subjects that they are not the same, or takes that back.
    NotSame {
        /// One.
        a: SubjectId,
        /// The other.
        b: SubjectId,
        /// Remembered, or asked again.
        remembered: bool,
    },
    /// Makes two records of one subject one, as decided field by field.
    MergeSubjects {
        /// The decision.
        merge: Box<Merge>,
    },
    /// Takes everything out of a subject, its dossiers and the journal that tells who it is; cannot be taken back.
    Anonymise {
        /// Subject.
        subject: SubjectId,
        /// Day.
        on: NaiveDate,
        /// Who.
        by: String,
        /// Why.
        reason: String,
        /// The deeds whose content went with it; filled in by the store.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        erased: Vec<DeedId>,
    },
    /// Notes that data left the program.
    NoteExport {
        /// What, whereto, by whom.
        export: ExportNote,
    },
    /// Answers a gate for a dossier; no answer empties it.
    AnswerGate {
        /// Dossier.
        dossier: DossierId,
        /// Gate.
        criterion: CriterionId,
        /// Answer; none takes the answer away.
        #[serde(default)]
        answer: Option<GateAnswer>,
        /// What it rests on.
        #[serde(default)]
        evidence: String,
    },
    /// Adds or edits a round.
    SaveRound {
        /// The round.
        round: Round,
    },
    /// Removes an open round without scores.
    RemoveRound {
        /// Which.
        id: RoundId,
    },
    /// Adds or edits a member of a round's council.
    SaveMember {
        /// The member.
        member: Member,
    },
    /// Removes a member who has not scored.
    RemoveMember {
        /// Which.
        id: MemberId,
    },
    /// Puts complete dossiers before the council.
    EnterDossiers {
        /// Round.
        round: RoundId,
        /// Dossiers.
        dossiers: Vec<DossierId>,
    },
    /// Takes a dossier without scores out of a round.
    LeaveDossier {
        /// Round.
        round: RoundId,
        /// Dossier.
        dossier: DossierId,
    },
    /// Types a member's figure for one criterion of one dossier; no figure empties the cell, 0 is a score.
    EnterScore {
        /// Round.
        round: RoundId,
        /// Dossier.
        dossier: DossierId,
        /// Member.
        member: MemberId,
        /// Criterion.
        criterion: CriterionId,
        /// Points; none empties the cell, unless `input` is given.
        #[serde(default)]
        points: Option<Points>,
        /// The figures that the points follow from, for a formula or a band table; then `points` need not be given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        input: Option<Input>,
        /// Why they differ from the appraised ones, or change a sheet that was confirmed or compared.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// Types the unit's own or the appraised figure for one criterion of a dossier; no figure takes it away.
    EnterStage {
        /// Dossier.
        dossier: DossierId,
        /// Criterion.
        criterion: CriterionId,
        /// Self-score or appraised.
        stage: Stage,
        /// Points; none takes it away, unless `input` is given.
        #[serde(default)]
        points: Option<Points>,
        /// The figures that the points follow from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        input: Option<Input>,
        /// Evidence; required where an appraised figure differs from the unit's own.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
        /// Who enters it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        by: String,
    },
    /// Takes the proposed figures over into the empty cells of one member's sheet (S18): the appraised one, or else the
    /// unit's own. They are marked as copied and wait for the member's confirmation.
    TakeProposed {
        /// Round.
        round: RoundId,
        /// Dossier.
        dossier: DossierId,
        /// Member.
        member: MemberId,
    },
    /// A member confirms the own figures for one dossier, or takes that back with a reason.
    ConfirmSheet {
        /// Round.
        round: RoundId,
        /// Dossier.
        dossier: DossierId,
        /// Member.
        member: MemberId,
        /// Day.
        on: NaiveDate,
        /// Confirmed, or taken back.
        confirmed: bool,
        /// Why it is taken back.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// A second person says what the paper says (M12); nothing is changed by it. No figures takes the comparison away.
    CheckSheet(SheetComparison),
    /// Takes in a file of one member's scores (M11): the file is noted, its figures stand as that member's.
    TakeSheetFile {
        /// The file.
        file: SheetFile,
        /// Its figures; a cell the file leaves empty is not named.
        cells: Vec<FileCell>,
    },
    /// Adds or edits a meeting of the council with its attendance.
    SaveMeeting {
        /// The meeting.
        meeting: Meeting,
    },
    /// Removes a meeting.
    RemoveMeeting {
        /// Which.
        id: MeetingId,
    },
    /// Answers a proposed conflict of interest, or takes the answer back. A confirmed conflict recuses the member.
    AnswerConflict(ConflictReply),
    /// Says why more are chosen than a quota allows; an empty reason takes that back.
    ExplainExcess {
        /// Round.
        round: RoundId,
        /// The group.
        key: QuotaKey,
        /// Who decided.
        by: String,
        /// Why.
        #[serde(default)]
        reason: String,
    },
    /// Records that a member scores, declines or is recused for one dossier.
    MarkSheet(SheetMark),
    /// Records a person's order for dossiers that every declared rule left equal.
    DecideTie {
        /// Round.
        round: RoundId,
        /// The whole tied group, first to last.
        order: Vec<DossierId>,
        /// Who decided.
        by: String,
        /// Why.
        reason: String,
    },
    /// Closes a round: the result is stored and every dossier in it takes its step.
    CloseRound {
        /// Which.
        id: RoundId,
        /// Day.
        on: NaiveDate,
        /// Who.
        by: String,
    },
    /// Opens a closed round again; the stored result stays and the next closing is the second one.
    ReopenRound {
        /// Which.
        id: RoundId,
        /// Day.
        on: NaiveDate,
        /// Who.
        by: String,
        /// Why.
        reason: String,
    },
    /// Records the counted votes for one dossier; no count takes it away.
    CountVotes {
        /// Round.
        round: RoundId,
        /// Dossier.
        dossier: DossierId,
        /// The count; none takes it away.
        #[serde(default)]
        count: Option<VoteCount>,
    },
    /// Adds or edits a paper; its state and number are set by issuing. A paper made elsewhere is entered with its
    /// number and day.
    SavePaper {
        /// The paper.
        paper: Paper,
    },
    /// Issues a paper: gives it number and day and locks it.
    IssuePaper {
        /// Which.
        id: PaperId,
        /// Number within the year; empty for papers without a number of their own.
        #[serde(default)]
        number: String,
        /// Day of issue.
        on: NaiveDate,
        /// The finished paper, packed; a later print says exactly this. None prints from the data as they are then.
        #[serde(default)]
        kept: Option<String>,
    },
    /// Cancels an issued paper; its number stays used.
    CancelPaper {
        /// Which.
        id: PaperId,
        /// Why.
        reason: String,
    },
    /// Removes a draft, or a paper made elsewhere.
    RemovePaper {
        /// Which.
        id: PaperId,
    },
    /// Adds or edits what is noted of one time an obligation falls due.
    SaveDutyNote {
        /// The note.
        note: DutyNote,
    },
    /// Removes a note.
    RemoveDutyNote {
        /// Which.
        id: DutyNoteId,
    },
    /// Adds or edits an item of publicity; the bytes of its evidence were kept before.
    SavePublicity {
        /// The item.
        item: Box<PublicityItem>,
    },
    /// Removes an item of publicity.
    RemovePublicity {
        /// Which.
        id: PublicityId,
    },
    /// Takes in a lower office's report, or puts a later one in its place.
    SaveUnitReport {
        /// The report.
        report: Box<UnitReport>,
    },
    /// Removes a lower office's report.
    RemoveUnitReport {
        /// Which.
        id: UnitReportId,
    },
    /// Notes that a packet was sent or taken in, and what was last exchanged of each record (M19).
    NotePacket {
        /// The packet.
        packet: Box<PacketNote>,
        /// What it held, as far as it is news.
        #[serde(default)]
        bases: Vec<Base>,
    },
    /// Takes back one deed exactly, as long as nothing it touched was changed since.
    Revert {
        /// The deed in the journal.
        of: DeedId,
    },
    /// Several deeds as one: all of them or none.
    Batch {
        /// What they are together, for the journal.
        title: String,
        /// The deeds, in order.
        commands: Vec<Command>,
    },
}
