//! The office while it is being typed.

use crate::domain::office::{Office, OfficeKind, Signature};
use crate::text::clean;

/// A signature block while it is being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignatureDraft {
    /// Lines of authority and post, from above; empty ones are not printed.
    pub lines: [String; 3],
    /// Name of the signer.
    pub name: String,
}

impl SignatureDraft {
    /// A stored block.
    #[must_use]
    pub fn of(signature: &Signature) -> Self {
        let line = |i: usize| signature.lines.get(i).cloned().unwrap_or_default();
        Self { lines: [line(0), line(1), line(2)], name: signature.name.clone() }
    }

    /// The block as it is stored; none when nothing was typed.
    #[must_use]
    pub fn built(&self) -> Option<Signature> {
        let lines: Vec<String> =
            self.lines.iter().map(|line| clean(line)).filter(|line| !line.is_empty()).collect();
        (!lines.is_empty()).then(|| Signature { lines, name: clean(&self.name) })
    }
}

/// What was typed or chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// The body printed above the issuer.
    Superior(String),
    /// The issuing body.
    Issuer(String),
    /// The name in running text.
    Name(String),
    /// The name in the window.
    ShortName(String),
    /// The place in the date line.
    Place(String),
    /// What follows the type in the symbol.
    Symbol(String),
    /// The "Lưu" entry.
    Archive(String),
    /// A line (0 to 2) of a signature block.
    Line(usize, usize, String),
    /// The signer of a block.
    Signer(usize, String),
    /// Kind of organisation.
    Kind(OfficeKind),
    /// Form profile.
    Profile(String),
    /// One more signature block.
    SignatureAdded,
    /// A block is taken away.
    SignatureRemoved(usize),
    /// A block becomes the first, which is the usual one.
    SignatureFirst(usize),
}

impl Typed {
    /// Whether more letters may follow, so that saving waits for a pause.
    pub(super) const fn is_text(&self) -> bool {
        !matches!(
            self,
            Self::Kind(_) | Self::Profile(_) | Self::SignatureRemoved(_) | Self::SignatureFirst(_)
        )
    }
}

/// The fields of the form.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Everything but the signatures, as typed.
    pub office: Office,
    /// The signature blocks, as typed.
    pub signatures: Vec<SignatureDraft>,
}

impl Draft {
    /// A stored office, or one that a preset made.
    #[must_use]
    pub fn of(office: &Office) -> Self {
        Self {
            office: office.clone(),
            signatures: office.signatures.iter().map(SignatureDraft::of).collect(),
        }
    }

    /// The office as it is stored.
    #[must_use]
    pub fn built(&self) -> Office {
        let o = &self.office;
        Office {
            kind: o.kind,
            superior: clean(&o.superior),
            issuer: clean(&o.issuer),
            name: clean(&o.name),
            short_name: clean(&o.short_name),
            place: clean(&o.place),
            symbol: clean(&o.symbol),
            profile: o.profile.clone(),
            signatures: self.signatures.iter().filter_map(SignatureDraft::built).collect(),
            archive: clean(&o.archive),
            papers: o.papers.clone(),
        }
    }

    /// Takes what was typed.
    pub fn take(&mut self, typed: Typed) {
        let o = &mut self.office;
        match typed {
            Typed::Superior(text) => o.superior = text,
            Typed::Issuer(text) => o.issuer = text,
            Typed::Name(text) => o.name = text,
            Typed::ShortName(text) => o.short_name = text,
            Typed::Place(text) => o.place = text,
            Typed::Symbol(text) => o.symbol = text,
            Typed::Archive(text) => o.archive = text,
            Typed::Kind(kind) => o.kind = kind,
            Typed::Profile(profile) => o.profile = profile,
            Typed::Line(block, line, text) => {
                if let Some(place) = self.signatures.get_mut(block).and_then(|b| b.lines.get_mut(line)) {
                    *place = text;
                }
            }
            Typed::Signer(block, text) => {
                if let Some(block) = self.signatures.get_mut(block) {
                    block.name = text;
                }
            }
            Typed::SignatureAdded => self.signatures.push(SignatureDraft::default()),
            Typed::SignatureRemoved(block) => {
                if block < self.signatures.len() {
                    self.signatures.remove(block);
                }
            }
            Typed::SignatureFirst(block) => {
                if block < self.signatures.len() {
                    let chosen = self.signatures.remove(block);
                    self.signatures.insert(0, chosen);
                }
            }
        }
    }

    /// Takes over what a preset says now, but leaves alone what was changed by hand since it said `before`.
    pub fn refill(&mut self, before: &Office, now: &Office) {
        let fresh = |typed: &mut String, before: &String, now: &String| {
            if typed.trim().is_empty() || clean(typed) == *before {
                typed.clone_from(now);
            }
        };
        let o = &mut self.office;
        fresh(&mut o.superior, &before.superior, &now.superior);
        fresh(&mut o.issuer, &before.issuer, &now.issuer);
        fresh(&mut o.name, &before.name, &now.name);
        fresh(&mut o.short_name, &before.short_name, &now.short_name);
        fresh(&mut o.place, &before.place, &now.place);
        fresh(&mut o.symbol, &before.symbol, &now.symbol);
        fresh(&mut o.archive, &before.archive, &now.archive);
        o.kind = now.kind;
        o.profile.clone_from(&now.profile);
        let untouched = Self::of(before).signatures == self.signatures;
        if self.signatures.is_empty() || untouched {
            self.signatures = Self::of(now).signatures;
        }
    }
}
