//! Figures inside a sentence.

use crate::domain::points::Points;
use crate::text::{fold, nfc};

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A word, folded.
    Word(String),
    /// A figure.
    Figure(Points),
    /// A sign of comparison or a dash.
    Sign(char),
}

/// The pieces of a sentence, in order; what is none of them is left out.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let text = nfc(text).replace(">=", "≥").replace("<=", "≤");
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let c = letters[at];
        let begun = at;
        if c.is_ascii_digit() {
            while at < letters.len() && letters[at].is_ascii_digit() {
                at += 1;
            }
            // A comma or point belongs to the figure only with digits behind it.
            let more = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
            if letters.get(at).is_some_and(|c| matches!(c, ',' | '.')) && more(at + 1) {
                at += 1;
                while more(at) {
                    at += 1;
                }
            }
            let figure: String = letters[begun..at].iter().collect();
            match figure.parse() {
                Ok(points) => found.push(Token::Figure(points)),
                Err(_) => found.push(Token::Word(figure)),
            }
        } else if c.is_alphabetic() {
            while at < letters.len() && letters[at].is_alphabetic() {
                at += 1;
            }
            found.push(Token::Word(fold(&letters[begun..at].iter().collect::<String>())));
        } else {
            match c {
                '<' | '>' | '≥' | '≤' => found.push(Token::Sign(c)),
                '-' | '–' | '—' | '−' => found.push(Token::Sign('-')),
                _ => {}
            }
            at += 1;
        }
    }
    found
}

/// The figures of a sentence, in order.
pub(super) fn figures(text: &str) -> Vec<Points> {
    let figure = |token| match token {
        Token::Figure(points) => Some(points),
        _ => None,
    };
    tokens(text).into_iter().filter_map(figure).collect()
}
