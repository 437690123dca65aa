//! `packet`: packets between offices made, looked at, taken in; the receipt for one.

use super::plan::identifiers;
use super::words::Words;
use super::{Fault, Outlet};
use crate::domain::dossier::DossierState;
use crate::domain::ids::{ExportId, PacketId, PlanId};
use crate::domain::packet::{
    Choice, Choices, Comparison, Direction, LeftOut, Line, PUT_FORWARD, PacketNote, PacketWay, Part,
    RecordKey, RecordKind, Sending, Taking, compare, parts, sent,
};
use crate::domain::{Command, Refusal, Rule, Stamp};
use crate::exchange::packet::{PacketFault, PacketFile, PacketSource, open, write};
use crate::forms::{PacketReceipt, Profile, packet_receipt};
use crate::storage::{Database, PacketOrder};
use chrono::Local;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The names of values that these commands take.
pub(super) const VALUES: &[&str] = &[
    "data",
    "who",
    "at",
    "plan",
    "year",
    "direction",
    "state",
    "out",
    "password-file",
    "without",
    "choices",
    "into",
];
/// The marks that these commands take.
pub(super) const MARKS: &[&str] = &["dry", "replace"];

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let what = words.next("việc cần làm với gói trao đổi (make, look, take, receipt)")?;
    match what.as_str() {
        "make" => make(&words, outlet),
        "look" => look(words, outlet),
        "take" => take(words, outlet),
        "receipt" => receipt(words, outlet),
        other => Err(Fault::Usage(format!("Không có lệnh “packet {other}”."))),
    }
}

/// The words of a list behind `--name`, divided by commas.
fn listed<T: serde::de::DeserializeOwned>(words: &Words, name: &str) -> Result<Option<Vec<T>>, Fault> {
    let Some(text) = words.value(name) else { return Ok(None) };
    let one = |word: &str| {
        serde_json::from_value(Value::String(word.trim().to_owned()))
            .map_err(|_| Fault::Usage(format!("Không hiểu “{}” sau --{name}.", word.trim())))
    };
    text.split(',').map(one).collect::<Result<_, _>>().map(Some)
}

fn password(words: &Words) -> Result<Option<String>, Fault> {
    let Some(path) = words.value("password-file").map(PathBuf::from) else { return Ok(None) };
    let text = std::fs::read_to_string(&path).map_err(|error| Fault::reading(&path, &error))?;
    // An editor ends the line; the password itself may begin and end with a space.
    let password = text.trim_end_matches(['\r', '\n']).to_owned();
    if password.is_empty() {
        return Err(Fault::Usage("Tệp mật khẩu còn trống.".to_owned()));
    }
    Ok(Some(password))
}

fn make(words: &Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    words.end()?;
    let plan = PlanId(words.parsed("plan")?.ok_or_else(|| Fault::Usage("Còn thiếu --plan.".to_owned()))?);
    let target = words.path("out")?;
    if target.exists() && !words.mark("replace") {
        return Err(Fault::Exists(target));
    }
    let mut database = words.database()?;
    let (moment, who) = (words.moment()?, words.value("who").unwrap_or("Dòng lệnh").to_owned());
    let states: Option<Vec<DossierState>> = listed(words, "state")?;
    let order = PacketOrder {
        direction: words.word("direction")?.unwrap_or(Direction::Up),
        plan,
        year: words.parsed("year")?,
        states: states.unwrap_or_else(|| PUT_FORWARD.to_vec()),
        left_out: listed::<LeftOut>(words, "without")?.unwrap_or_default(),
        at: moment,
        by: who.clone(),
    };
    let (packet, bases) = database.packet(&order)?;
    let shelf = database.shelf();
    let source = |(sha256, file): (&str, &crate::domain::attachment::Attachment)| PacketSource {
        name: file.name.clone(),
        size: file.size,
        sha256: sha256.to_owned(),
        path: shelf.path(sha256).unwrap_or_default(),
    };
    let sources: Vec<PacketSource> = packet.records.files().into_iter().map(source).collect();
    let written = write(&target, &packet, &sources, password(words)?.as_deref(), &mut |_| true)?;
    let mut next = identifiers();
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let sending = Sending {
        file: &name,
        size: written.size,
        sha256: &written.sha256,
        ids: (PacketId(next()), ExportId(next())),
        on: moment.with_timezone(&Local).date_naive(),
        by: &who,
    };
    let stamp = Stamp { at: moment, who: who.clone() };
    let receipt = match database.perform(&sent(&packet, &bases, &sending), &stamp) {
        Ok(receipt) => receipt,
        Err(error) => {
            // What nobody noted does not leave.
            let _ = std::fs::remove_file(&target);
            return Err(error.into());
        }
    };
    answer(
        outlet,
        &json!({
            "file": target, "size": written.size, "sha256": written.sha256, "counts": packet.records.counts(),
            "sentence": CHECKED, "receipt": receipt
        }),
    )
}

/// What is said once a packet was read back whole.
const CHECKED: &str = "Đã kiểm tra, có thể rút USB.";

fn answer(outlet: &mut Outlet<'_>, value: &Value) -> Result<(), Fault> {
    serde_json::to_writer_pretty(&mut *outlet.out, value)?;
    writeln!(outlet.out)?;
    Ok(())
}

fn read(words: &mut Words) -> Result<PacketFile, Fault> {
    let path = words.next("tên tệp gói (.gsg)")?;
    words.end()?;
    Ok(open(Path::new(&path), password(words)?.as_deref(), &mut |_| true)?)
}

/// A decision as a file of choices writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Chosen {
    kind: RecordKind,
    id: i64,
    choice: Choice,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ChoiceFile {
    plan: Option<PlanId>,
    records: Vec<Chosen>,
}

fn choices(words: &Words) -> Result<Choices, Fault> {
    let into = words.parsed("into")?.map(PlanId);
    let Some(path) = words.value("choices").map(PathBuf::from) else {
        return Ok(Choices { plan: into, records: BTreeMap::new() });
    };
    let text = std::fs::read_to_string(&path).map_err(|error| Fault::reading(&path, &error))?;
    let unreadable = |error: serde_json::Error| Fault::Usage(format!("Tệp lựa chọn chưa đúng: {error}."));
    let file: ChoiceFile = serde_json::from_str(&text).map_err(unreadable)?;
    let one = |it: Chosen| (RecordKey { kind: it.kind, id: it.id }, it.choice);
    let records = file.records.into_iter().map(one).collect();
    Ok(Choices { plan: into.or(file.plan), records })
}

/// A packet held against the data file.
struct Ground {
    comparison: Comparison,
    parts: Vec<Part>,
    refusals: Vec<Option<Refusal>>,
}

fn ground(words: &Words, database: &mut Database, file: &PacketFile) -> Result<Ground, Fault> {
    let choices = choices(words)?;
    let plans = database.plans()?;
    let plan = file.packet.target(&database.source()?, &plans, choices.plan).map_err(refused)?;
    let known = database.known_of(&file.packet, plan)?;
    let comparison = compare(&file.packet, &known, &choices).map_err(refused)?;
    let day = words.moment()?.with_timezone(&Local).date_naive();
    let parts = parts(&file.packet, &known, &comparison, day);
    let refusals = database.refusals_of(&parts)?;
    Ok(Ground { comparison, parts, refusals })
}

fn refused(refusal: Refusal) -> Fault {
    Fault::Refused { line: 0, refusal }
}

/// The packet and how each of its records stands, in words.
fn told(file: &PacketFile, ground: &Ground) -> Value {
    let head = &file.packet.head;
    let line = |line: &Line| {
        let mut value = json!(line);
        value["label"] = json!(line.outcome.label());
        let at = ground.parts.iter().position(|part| part.key == line.key);
        let refusal = at.and_then(|at| ground.refusals.get(at)).and_then(Option::as_ref);
        if let Some(refusal) = refusal {
            value["refused"] = json!(refusal.sentence);
        }
        value
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in &ground.comparison.lines {
        *counts.entry(line.outcome.label()).or_default() += 1;
    }
    json!({
        "file": file.name, "size": file.size, "sha256": file.sha256, "locked": file.is_locked, "head": head,
        "counts": file.counts, "into": ground.comparison.plan, "outcomes": counts,
        "lines": ground.comparison.lines.iter().map(line).collect::<Vec<_>>(),
    })
}

fn look(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let file = read(&mut words)?;
    let mut database = words.database()?;
    let ground = ground(&words, &mut database, &file)?;
    answer(outlet, &told(&file, &ground))
}

fn take(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let file = read(&mut words)?;
    let mut database = words.database()?;
    let ground = ground(&words, &mut database, &file)?;
    let mut answered = told(&file, &ground);
    if words.mark("dry") {
        return answer(outlet, &answered);
    }
    let open = ground.comparison.open().count();
    if open > 0 {
        answer(outlet, &answered)?;
        let sentence = format!(
            "Còn {open} đơn vị, phong trào trùng tên với danh mục ở đây chưa được xác nhận là một hay là khác. Chưa nhận gì; dữ liệu vẫn nguyên vẹn. Hãy ghi lựa chọn vào tệp sau --choices rồi nhận lại."
        );
        return Err(refused(Refusal::new(Rule::NotReady, sentence)));
    }
    let (moment, who) = (words.moment()?, words.value("who").unwrap_or("Dòng lệnh").to_owned());
    let taking = Taking {
        file: &file.name,
        size: file.size,
        sha256: &file.sha256,
        id: PacketId(identifiers()()),
        on: moment.with_timezone(&Local).date_naive(),
        by: &who,
        noted: database.packets()?.iter().any(|note| is_note_of(note, &file)),
    };
    let deed = ground.comparison.deed(&file.packet, &ground.parts, &ground.refusals, &taking);
    let Some(deed) = deed else {
        answered["taken"] = json!(false);
        answered["sentence"] = json!("Gói này đã được nhận trước đây; không có gì thay đổi.");
        return answer(outlet, &answered);
    };
    keep_files(&database, &file, &deed)?;
    let receipt = database.perform(&deed, &Stamp { at: moment, who: who.clone() })?;
    answered["taken"] = json!(true);
    answered["receipt"] = serde_json::to_value(receipt)?;
    answer(outlet, &answered)
}

fn is_note_of(note: &PacketNote, file: &PacketFile) -> bool {
    note.way == PacketWay::Taken && note.sha256 == file.sha256
}

/// Bytes first, then the deed that speaks of them.
fn keep_files(database: &Database, file: &PacketFile, deed: &Command) -> Result<(), Fault> {
    let Command::Batch { commands, .. } = deed else { return Ok(()) };
    let shelf = database.shelf();
    let wanted: BTreeSet<&str> = commands
        .iter()
        .filter_map(|command| match command {
            Command::AttachFile { attachment } => Some(attachment.sha256.as_str()),
            _ => None,
        })
        .filter(|sha256| !shelf.has(sha256))
        .collect();
    let mut keep = |sha256: &str, size: u64, bytes: &mut dyn std::io::Read| shelf.keep(sha256, size, bytes);
    Ok(file.hand_out(&|sha256| wanted.contains(sha256), &mut keep, &mut |_| true)?)
}

fn receipt(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let path = PathBuf::from(words.next("tên tệp gói (.gsg) đã nhận")?);
    words.end()?;
    let target = words.path("out")?;
    if target.exists() {
        return Err(Fault::Exists(target));
    }
    let database = words.database()?;
    let sha256 = crate::exchange::packet::sha256_of(&path)?;
    let note =
        database.packets()?.into_iter().find(|note| note.way == PacketWay::Taken && note.sha256 == sha256);
    let note = note.ok_or_else(|| {
        let sentence =
            "Gói này chưa được nhận vào tệp dữ liệu nên chưa có gì để biên nhận. Hãy nhận gói trước.";
        refused(Refusal::new(Rule::NotFound, sentence))
    })?;
    let office = database.office()?.ok_or_else(|| Fault::Paper("Chưa khai báo cơ quan.".to_owned()))?;
    let profile = Profile::corrected(&office.profile, &office.papers.corrections)
        .map_err(|error| Fault::Paper(error.to_string()))?;
    let made = Some(words.moment()?.naive_utc());
    let form = packet_receipt(&PacketReceipt { note: &note, office: &office, made }, &profile);
    for file in super::paper::write(&form, &target, false)? {
        writeln!(outlet.out, "{}", file.display())?;
    }
    Ok(())
}

impl From<PacketFault> for Fault {
    fn from(fault: PacketFault) -> Self {
        Self::Packet(fault)
    }
}
