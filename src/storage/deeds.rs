//! The one funnel through which anything is written: transaction, deed, captured rows, journal row.

use super::error::{Result, StoreError};
use super::{
    basis, capture, criteria, dossier, files, follow, journal, lists, movement, office, packet, paper, plan,
    round, subject, unit,
};
use crate::domain::command::{ConflictReply, ReturnForCorrection, SetRevision, SheetComparison, SheetMark};
use crate::domain::correction::Signed;
use crate::domain::ids::DeedId;
use crate::domain::{Command, Receipt, Refusal, Rule, Stamp};
use rusqlite::{Connection, TransactionBehavior};
use std::collections::{BTreeMap, BTreeSet};

/// Does `command` whole or not at all.
pub(super) fn perform(connection: &mut Connection, command: &Command, stamp: &Stamp) -> Result<Receipt> {
    let composed = composed(command)?;
    let command = composed.as_ref().unwrap_or(command);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    capture::clear(&transaction)?;
    run(&transaction, command)?;
    let rows = capture::collect(&transaction)?;
    let title = match command {
        Command::Revert { of } => format!("Hoàn tác: {}", journal::deed(&transaction, *of)?.0),
        other => other.title(),
    };
    let deed = if rows.is_empty() {
        None
    } else if let Some(erasing) = erasing(&transaction, command, &rows)? {
        // The old values must not live on in the journal of this deed either.
        let deed = journal::write(&transaction, &erasing.command, &title, &[], stamp)?;
        journal::take_out(&transaction, &erasing.deeds, deed)?;
        Some(deed)
    } else {
        Some(journal::write(&transaction, command, &title, &rows, stamp)?)
    };
    let revision = journal::revision(&transaction)?;
    let has_way_back =
        !rows.iter().any(round::closes_or_opens) && !matches!(command, Command::Anonymise { .. });
    let reverting = matches!(command, Command::Revert { .. });
    transaction.commit().map_err(|error| dangling(error, reverting))?;
    Ok(Receipt {
        deed,
        title,
        changes: capture::summary(&rows),
        undo: deed.filter(|_| has_way_back).map(|of| Command::Revert { of }),
        revision,
        at: stamp.at,
    })
}

/// What would be refused of `commands`, each tried by itself; nothing of it is kept.
pub(super) fn refusals(connection: &mut Connection, commands: &[Command]) -> Result<Vec<Option<Refusal>>> {
    let mut transaction = connection.transaction()?;
    let mut out = Vec::with_capacity(commands.len());
    for command in commands {
        // Dropped, and with it what the trial did.
        let trial = transaction.savepoint()?;
        out.push(match run(&trial, command) {
            Ok(()) => None,
            Err(StoreError::Refused(refusal)) => Some(refusal),
            Err(other) => return Err(other),
        });
    }
    Ok(out)
}

/// What would be refused of `parts`, each tried after those before it that were not; nothing of it is kept.
pub(super) fn refusals_in_turn(
    connection: &mut Connection,
    parts: &[&[Command]],
) -> Result<Vec<Option<Refusal>>> {
    let mut transaction = connection.transaction()?;
    let mut out = Vec::with_capacity(parts.len());
    for part in parts {
        let mut trial = transaction.savepoint()?;
        let tried = part.iter().try_for_each(|command| {
            let composed = composed(command)?;
            run(&trial, composed.as_ref().unwrap_or(command))
        });
        out.push(match tried {
            Ok(()) => {
                trial.commit()?;
                None
            }
            Err(StoreError::Refused(refusal)) => {
                trial.rollback()?;
                Some(refusal)
            }
            Err(other) => return Err(other),
        });
    }
    // Dropped, and with it what the trials did.
    Ok(out)
}

struct Erasing {
    command: Command,
    deeds: Vec<DeedId>,
}

/// The deeds whose content goes with an anonymous subject; none for any other deed.
fn erasing(
    connection: &Connection,
    command: &Command,
    rows: &[capture::RowChange],
) -> Result<Option<Erasing>> {
    let Command::Anonymise { subject, on, by, reason, .. } = command else { return Ok(None) };
    let mut about: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    for row in rows {
        about.entry(row.table.clone()).or_default().insert(row.id);
    }
    let deeds = journal::deeds_about(connection, &about)?;
    let command = Command::Anonymise {
        subject: *subject,
        on: *on,
        by: by.clone(),
        reason: reason.clone(),
        erased: deeds.clone(),
    };
    Ok(Some(Erasing { command, deeds }))
}

/// The command with every text in composed letters, where it was not so already: keyboards and pasted text bring
/// letter and mark apart, and what is stored must print and compare the same.
fn composed(command: &Command) -> Result<Option<Command>> {
    fn compose(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::String(text) => *text = crate::text::nfc(text).into_owned(),
            serde_json::Value::Array(items) => items.iter_mut().for_each(compose),
            serde_json::Value::Object(fields) => fields.values_mut().for_each(compose),
            _ => {}
        }
    }
    let written = serde_json::to_string(command)?;
    if crate::text::nfc(&written) == written {
        return Ok(None);
    }
    let mut value = serde_json::to_value(command)?;
    compose(&mut value);
    Ok(Some(serde_json::from_value(value)?))
}

/// References are checked at the commit; in a revert they mean that later work rests on the deed.
fn dangling(error: rusqlite::Error, reverting: bool) -> StoreError {
    let constraint = error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation);
    if constraint && reverting { capture::changed_since().into() } else { error.into() }
}

fn run(connection: &Connection, command: &Command) -> Result<()> {
    match command {
        Command::SetOffice { office } => office::set(connection, office),
        Command::SaveUnit { unit } => unit::save(connection, unit),
        Command::RemoveUnit { id } => unit::remove(connection, *id),
        Command::SaveMovement { movement } => movement::save(connection, movement),
        Command::RemoveMovement { id } => movement::remove(connection, *id),
        Command::SavePlan { plan } => plan::save(connection, plan),
        Command::RemovePlan { id } => plan::remove(connection, *id),
        Command::IssuePlan { id, number, on, kept } => {
            plan::issue(connection, *id, number, *on, kept.as_deref())
        }
        Command::StepPlan { id, step, on, by, reason } => plan::step(connection, *id, *step, *on, by, reason),
        Command::ConfirmInherited { plan, items, confirmed } => {
            plan::confirm(connection, *plan, items, *confirmed)
        }
        Command::DeclineProposal { plan, key, declined } => plan::decline(connection, *plan, key, *declined),
        Command::SaveBasis { basis } => basis::save(connection, basis),
        Command::RemoveBasis { id } => basis::remove(connection, *id),
        Command::SaveSection { section } => plan::save_section(connection, section),
        Command::MoveSection { id, parent, position } => {
            plan::move_section(connection, *id, *parent, *position)
        }
        Command::RemoveSection { id } => plan::remove_section(connection, *id),
        Command::SaveObligation { obligation } => plan::save_obligation(connection, obligation),
        Command::RemoveObligation { id } => plan::remove_obligation(connection, *id),
        Command::SaveCriteriaSet { set } => criteria::save(connection, set),
        Command::RemoveCriteriaSet { id } => criteria::remove(connection, *id),
        Command::ReviseCriteriaSet(SetRevision { set, on, by, reason }) => {
            let asked = Signed { on: *on, by: by.clone() };
            criteria::revise(connection, set, &asked, reason)
        }
        Command::SaveSubject { subject } => subject::save(connection, subject),
        Command::RemoveSubject { id } => subject::remove(connection, *id),
        Command::SaveDossier { dossier } => dossier::save(connection, dossier),
        Command::RemoveDossier { id } => dossier::remove(connection, *id),
        Command::StepDossier { id, state, on, by, reason } => {
            dossier::step(connection, *id, *state, *on, by, reason)
        }
        Command::ReturnDossier(ReturnForCorrection { dossier, id, fields, on, by, reason }) => {
            let asked = Signed { on: *on, by: by.clone() };
            dossier::give_back(connection, *dossier, *id, fields, asked, reason)
        }
        Command::AnswerReturn { dossier, on, by } => dossier::take_back(connection, *dossier, *on, by),
        Command::TakeOverReturn { dossier, by, reason } => {
            dossier::take_over(connection, *dossier, by, reason)
        }
        Command::AttachFile { attachment } => files::rows::save(connection, attachment),
        Command::RemoveAttachment { id } => files::rows::remove(connection, *id),
        Command::SaveChecklist { checklist } => lists::save_checklist(connection, checklist),
        Command::RemoveChecklist { id } => lists::remove_checklist(connection, *id),
        Command::SaveEntry { entry } => lists::save_entry(connection, entry),
        Command::RemoveEntry { id } => lists::remove_entry(connection, *id),
        Command::SaveView { view } => lists::save_view(connection, view),
        Command::RemoveView { id } => lists::remove_view(connection, *id),
        Command::SaveMapping { mapping } => lists::save_mapping(connection, mapping),
        Command::RemoveMapping { id } => lists::remove_mapping(connection, *id),
        Command::NotSame { a, b, remembered } => subject::not_same(connection, *a, *b, *remembered),
        Command::MergeSubjects { merge } => subject::merge(connection, merge),
        Command::Anonymise { subject, on, reason, .. } => {
            subject::anonymise(connection, *subject, *on, reason)
        }
        Command::NoteExport { export } => lists::note_export(connection, export),
        Command::AnswerGate { dossier, criterion, answer, evidence } => {
            dossier::answer(connection, *dossier, *criterion, *answer, evidence)
        }
        Command::SaveRound { round } => round::save(connection, round),
        Command::RemoveRound { id } => round::remove(connection, *id),
        Command::SaveMember { member } => round::save_member(connection, member),
        Command::RemoveMember { id } => round::remove_member(connection, *id),
        Command::EnterDossiers { round, dossiers } => round::enter_dossiers(connection, *round, dossiers),
        Command::LeaveDossier { round, dossier } => round::leave(connection, *round, *dossier),
        Command::EnterScore { round, dossier, member, criterion, points, input, reason } => {
            let figure = round::Figure { points: *points, input: *input, reason, file: None };
            round::enter_score(connection, *round, *dossier, *member, *criterion, &figure)
        }
        Command::EnterStage { dossier, criterion, stage, points, input, reason, by } => {
            let figure = round::Figure { points: *points, input: *input, reason, file: None };
            round::enter_stage(connection, *dossier, *criterion, *stage, &figure, by)
        }
        Command::TakeProposed { round, dossier, member } => {
            round::take_proposed(connection, *round, *dossier, *member)
        }
        Command::ConfirmSheet { round, dossier, member, on, confirmed, reason } => {
            let on = confirmed.then_some(*on);
            round::confirm_sheet(connection, *round, *dossier, *member, on, reason)
        }
        Command::CheckSheet(SheetComparison { round, dossier, member, figures, by, on }) => {
            let asked = Signed { on: *on, by: by.clone() };
            round::check_sheet(connection, *round, *dossier, *member, figures.as_deref(), &asked)
        }
        Command::TakeSheetFile { file, cells } => round::take_file(connection, file, cells),
        Command::SaveMeeting { meeting } => round::save_meeting(connection, meeting),
        Command::RemoveMeeting { id } => round::remove_meeting(connection, *id),
        Command::AnswerConflict(ConflictReply { round, member, dossier, verdict, by, reason }) => {
            round::answer_conflict(connection, *round, *member, *dossier, *verdict, by, reason)
        }
        Command::ExplainExcess { round, key, by, reason } => {
            round::explain_excess(connection, *round, key, by, reason)
        }
        Command::MarkSheet(SheetMark { round, dossier, member, standing, reason }) => {
            round::mark_sheet(connection, *round, *dossier, *member, *standing, reason)
        }
        Command::DecideTie { round, order, by, reason } => {
            round::decide(connection, *round, order, by, reason)
        }
        Command::CloseRound { id, on, by } => round::close(connection, *id, *on, by),
        Command::ReopenRound { id, on, by, reason } => round::reopen(connection, *id, *on, by, reason),
        Command::CountVotes { round, dossier, count } => {
            round::count_votes(connection, *round, *dossier, *count)
        }
        Command::SavePaper { paper } => paper::save(connection, paper),
        Command::IssuePaper { id, number, on, kept } => {
            paper::issue(connection, *id, number, *on, kept.as_deref())
        }
        Command::CancelPaper { id, reason } => paper::cancel(connection, *id, reason),
        Command::RemovePaper { id } => paper::remove(connection, *id),
        Command::SaveDutyNote { note } => follow::save_note(connection, note),
        Command::RemoveDutyNote { id } => follow::remove_note(connection, *id),
        Command::SavePublicity { item } => follow::save_item(connection, item),
        Command::RemovePublicity { id } => follow::remove_item(connection, *id),
        Command::SaveUnitReport { report } => follow::save_report(connection, report),
        Command::RemoveUnitReport { id } => follow::remove_report(connection, *id),
        Command::NotePacket { packet, bases } => packet::note(connection, packet, bases),
        Command::Revert { of } => revert(connection, *of),
        Command::Batch { commands, .. } => commands.iter().try_for_each(|command| match command {
            // What cannot be taken back must not hide in a deed that can.
            Command::Anonymise { .. } => Err(Refusal::new(
                Rule::StepWrong,
                "Ẩn danh phải làm riêng từng đối tượng, không gộp với việc khác.",
            )
            .into()),
            command => run(connection, command),
        }),
    }
}

fn revert(connection: &Connection, of: DeedId) -> Result<()> {
    let (_, rows) = journal::deed(connection, of)?;
    for row in &rows {
        round::refuse_revert(connection, row)?;
    }
    capture::put_back(connection, &rows)?;
    round::refuse_reverted(connection, &rows)
}
