//! Packets between offices: what one is made of, what of one is here already, and what is remembered of it.

use super::error::Result;
use super::rows::{bodies, body, execute, known, need_name};
use super::{dossier, files, movement, plan, round, subject, unit};
use crate::domain::dossier::DossierState;
use crate::domain::ids::{DossierId, PlanId, SubjectId};
use crate::domain::packet::{
    Base, Campaign, Direction, Known, LeftOut, Packet, PacketHead, PacketNote, RecordKey, RecordKind,
    Records, SentDossier, trimmed,
};
use crate::domain::personal::NAMELESS;
use crate::domain::subject::Detail;
use crate::domain::{Refusal, Rule};
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, BTreeSet};

/// What is to be put into a packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PacketOrder {
    /// Up with dossiers, or down with the plan.
    pub direction: Direction,
    /// Which plan.
    pub plan: PlanId,
    /// The dossiers of this year; none for all years of the plan.
    pub year: Option<i32>,
    /// The dossiers in these states.
    pub states: Vec<DossierState>,
    /// What is left out.
    pub left_out: Vec<LeftOut>,
    /// When it is made; moved on where the last packet is not older.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
}

pub(super) fn note(connection: &Connection, packet: &PacketNote, bases: &[Base]) -> Result<()> {
    need_name(&packet.file, "Hãy nêu tên tệp của gói.")?;
    execute(
        connection,
        "INSERT INTO packet (id, way, plan, made_at, sha256, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            packet.id.0,
            packet.way.code(),
            packet.plan.0,
            packet.made_at.to_rfc3339(),
            &packet.sha256,
            body(packet)?,
        ),
    )?;
    for base in bases {
        execute(
            connection,
            "INSERT INTO exchange_base (kind, record, ours, source, at, mark) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (kind, record) DO UPDATE SET ours = excluded.ours, source = excluded.source,
                 at = excluded.at, mark = excluded.mark",
            (base.kind.code(), base.record, base.ours, &base.source, base.at.to_rfc3339(), &base.mark),
        )?;
    }
    Ok(())
}

/// Takes a subject and its dossiers out of what is remembered of packets: names of what was refused, and marks from which
/// a name could be guessed.
pub(super) fn forget(connection: &Connection, subject: SubjectId, dossiers: &[DossierId]) -> Result<()> {
    let is_of = |kind: RecordKind, id: i64| match kind {
        RecordKind::Subject => id == subject.0,
        RecordKind::Dossier | RecordKind::Assessment => dossiers.iter().any(|dossier| dossier.0 == id),
        RecordKind::Unit | RecordKind::Movement | RecordKind::Plan => false,
    };
    for mut packet in notes(connection)? {
        let named = packet.refused.iter_mut().filter(|one| is_of(one.kind, one.id));
        let changed = named.map(|one| NAMELESS.clone_into(&mut one.what)).count() > 0;
        if changed {
            execute(connection, "UPDATE packet SET body = ?2 WHERE id = ?1", (packet.id.0, body(&packet)?))?;
        }
    }
    let sql = "UPDATE exchange_base SET mark = '' WHERE kind = ?1 AND record = ?2";
    execute(connection, sql, (RecordKind::Subject.code(), subject.0))?;
    for dossier in dossiers {
        for kind in [RecordKind::Dossier, RecordKind::Assessment] {
            execute(connection, sql, (kind.code(), dossier.0))?;
        }
    }
    Ok(())
}

/// The noted packets, the last one noted first.
pub(super) fn notes(connection: &Connection) -> Result<Vec<PacketNote>> {
    bodies(connection, "SELECT body FROM packet ORDER BY id DESC", [])
}

/// The mark of this data file: the hash of its first deed.
pub(super) fn source(connection: &Connection) -> Result<String> {
    let hash: Option<Vec<u8>> = connection
        .prepare_cached("SELECT hash FROM journal ORDER BY id LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(hash.unwrap_or_default().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// What was last exchanged of every record.
pub(super) fn every_base(connection: &Connection) -> Result<Vec<Base>> {
    let mut statement = connection.prepare("SELECT kind, record FROM exchange_base ORDER BY id")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    let mut found = Vec::new();
    for row in rows {
        let (code, id) = row?;
        let kind = known(RecordKind::ALL.into_iter().find(|kind| kind.code() == code), &code)?;
        found.extend(base(connection, RecordKey { kind, id })?);
    }
    Ok(found)
}

/// What was last exchanged of the records of a packet.
fn bases(connection: &Connection, records: &Records) -> Result<BTreeMap<RecordKey, Base>> {
    let keys = [
        (RecordKind::Unit, records.units.iter().map(|it| it.id.0).collect::<Vec<_>>()),
        (RecordKind::Movement, records.movements.iter().map(|it| it.id.0).collect()),
        (RecordKind::Plan, records.plan.iter().map(|it| it.plan.id.0).collect()),
        (RecordKind::Subject, records.subjects.iter().map(|it| it.id.0).collect()),
        (RecordKind::Dossier, records.dossiers.iter().map(|it| it.dossier.id.0).collect()),
        (RecordKind::Assessment, records.dossiers.iter().map(|it| it.dossier.id.0).collect()),
    ];
    let mut found = BTreeMap::new();
    for (kind, ids) in keys {
        for id in ids {
            if let Some(base) = base(connection, RecordKey { kind, id })? {
                found.insert(base.key(), base);
            }
        }
    }
    Ok(found)
}

fn base(connection: &Connection, key: RecordKey) -> Result<Option<Base>> {
    let row: Option<(i64, String, String, String)> = connection
        .prepare_cached("SELECT ours, source, at, mark FROM exchange_base WHERE kind = ?1 AND record = ?2")?
        .query_row((key.kind.code(), key.id), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let Some((ours, source, at, mark)) = row else { return Ok(None) };
    let at = known(DateTime::parse_from_rfc3339(&at).ok(), &at)?.with_timezone(&Utc);
    Ok(Some(Base { kind: key.kind, record: key.id, ours, source, at, mark }))
}

/// Everything a packet is made of, and what was last exchanged of its records.
pub(super) fn gather(
    connection: &Connection,
    order: &PacketOrder,
) -> Result<(Packet, BTreeMap<RecordKey, Base>)> {
    let Some(office) = super::office::get(connection)? else {
        let sentence = "Chưa khai báo cơ quan nên gói chưa ghi được nơi gửi. Hãy khai báo cơ quan trước.";
        return Err(Refusal::new(Rule::OfficeMissing, sentence).into());
    };
    let text = plan::all_of(connection, order.plan)?;
    let head = text.plan.clone();
    let records = match order.direction {
        Direction::Up => {
            plan::need_own(connection, order.plan)?;
            upward(connection, order, text.sets)?
        }
        Direction::Down => Records {
            units: unit::all(connection)?,
            movements: movement::all(connection)?,
            plan: Some(text),
            ..Records::default()
        },
    };
    let records = trimmed(records, &order.left_out);
    let packet = Packet {
        head: PacketHead {
            direction: order.direction,
            office: office.name,
            source: source(connection)?,
            campaign: Campaign {
                plan: head.id,
                superior: head.origin.superior,
                name: head.name,
                number: head.number,
                from: head.from,
                to: head.to,
                year: order.year,
            },
            made_at: moment(connection, order.at)?,
            made_by: order.by.clone(),
            left_out: order.left_out.clone(),
        },
        records,
    };
    let bases = bases(connection, &packet.records)?;
    Ok((packet, bases))
}

/// A moment after every packet that was sent from here, so that theirs tell which is the later one even when the clock was
/// set back.
fn moment(connection: &Connection, at: DateTime<Utc>) -> Result<DateTime<Utc>> {
    let last: Option<String> = connection
        .prepare_cached("SELECT made_at FROM packet WHERE way = 'sent' ORDER BY made_at DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    let last = last.map(|text| known(DateTime::parse_from_rfc3339(&text).ok(), &text)).transpose()?;
    let at = at.trunc_subsecs(0);
    Ok(match last {
        Some(last) => at.max(last.with_timezone(&Utc) + TimeDelta::seconds(1)),
        None => at,
    })
}

fn upward(
    connection: &Connection,
    order: &PacketOrder,
    sets: Vec<crate::domain::criteria::CriteriaSet>,
) -> Result<Records> {
    let mut records = Records {
        units: unit::all(connection)?,
        movements: movement::all(connection)?,
        sets,
        ..Records::default()
    };
    let mut wanted: BTreeSet<SubjectId> = BTreeSet::new();
    for submission in dossier::submissions(connection, order.plan)? {
        let of_year = order.year.is_none_or(|year| year == submission.year);
        if !of_year || !order.states.contains(&submission.state) {
            continue;
        }
        let sent = whole(connection, submission.dossier)?;
        let Some(who) = subject::get(connection, sent.dossier.subject)? else { continue };
        // Nothing is left to send of a subject that was made anonymous.
        if who.anonymised.is_some() {
            continue;
        }
        if let Detail::Model(it) = &who.detail {
            wanted.extend(&it.owned_by);
        }
        wanted.insert(who.id);
        records.dossiers.push(sent);
    }
    for id in wanted {
        records.subjects.extend(subject::get(connection, id)?.filter(|it| it.anonymised.is_none()));
    }
    Ok(records)
}

fn whole(connection: &Connection, id: DossierId) -> Result<SentDossier> {
    let file = dossier::file(connection, id)?;
    Ok(SentDossier {
        dossier: file.dossier,
        state: file.state,
        steps: file.steps,
        gates: file.gates,
        stages: round::stages_of(connection, id)?,
        files: files::rows::of(connection, id)?,
    })
}

/// What is here of what a packet tells, seen from the plan it belongs to.
pub(super) fn here(connection: &Connection, packet: &Packet, plan: PlanId) -> Result<Known> {
    let records = &packet.records;
    let plans = super::plan::all(connection)?;
    let mut found = Known {
        source: source(connection)?,
        units: unit::all(connection)?,
        movements: movement::all(connection)?,
        plan: match plans.iter().any(|one| one.id == plan) {
            true => Some(super::plan::all_of(connection, plan)?),
            false => None,
        },
        plans,
        bases: bases(connection, records)?,
        ..Known::default()
    };
    for one in &records.subjects {
        if let Some(ours) = subject::get(connection, one.id)? {
            found.subjects.insert(one.id, ours);
        }
    }
    for sent in &records.dossiers {
        let id = sent.dossier.id;
        if dossier::get(connection, id)?.is_some() {
            found.dossiers.insert(id, whole(connection, id)?);
        }
        let (who, year) = (sent.dossier.subject, sent.dossier.year);
        let place: Option<i64> = connection
            .prepare_cached("SELECT id FROM dossier WHERE subject = ?1 AND plan = ?2 AND year = ?3")?
            .query_row((who.0, plan.0, year), |row| row.get(0))
            .optional()?;
        if let Some(id) = place {
            found.taken_places.insert((who, year), DossierId(id));
        }
    }
    Ok(found)
}
