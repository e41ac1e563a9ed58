/**
 * Where a rule's authority comes from. Nobody may take a rule of ours for the law:
 * `source`: a source document states it; `law`: statute or national guidance; `ours`: our own design rule.
 */
export type RuleKind = 'source' | 'law' | 'ours';

/**
 * What a rule speaks about: whether something exists, who may do it, when in its life it may be done,
 * or what was said. The edge derives the HTTP status from it (404, 403, 409, 422).
 */
export type RuleConcern = 'existence' | 'authority' | 'stage' | 'content';

/** Why a command was not carried out, in words that a chair understands. */
export interface Refusal {
  /** Stable: clients may depend on it. `ACTION.VERIFIER_IS_PROPOSER` */
  readonly code: string;
  readonly message: string;
  /** The document and line, the law, or our own design, that the rule comes from. `S4:358` */
  readonly source: string;
  readonly kind: RuleKind;
  readonly concerns: RuleConcern;
}

/** A named statement of what must hold, with the place it comes from beside it. */
export interface Rule<Subject> {
  readonly code: string;
  /** What must hold, as one sentence: this is what `docs/rules.md` prints. */
  readonly statement: string;
  readonly source: string;
  readonly kind: RuleKind;
  readonly concerns: RuleConcern;
  readonly holds: (subject: Subject) => boolean;
  /** What to tell the person refused, where the statement alone does not say enough. */
  readonly explain?: (subject: Subject) => string;
}

/** Declares a rule. Kept beside its context, in `<aggregate>.policies.ts`. */
export const rule = <Subject>(definition: Rule<Subject>): Rule<Subject> => definition;

/** The refusal that a rule gives for a subject which breaks it. */
export const refuse = <Subject>(broken: Rule<Subject>, subject: Subject): Refusal => ({
  code: broken.code,
  message: broken.explain ? broken.explain(subject) : broken.statement,
  source: broken.source,
  kind: broken.kind,
  concerns: broken.concerns,
});

/** Every rule that the subject breaks, in order: all problems are told at once. */
export const broken = <Subject>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
): readonly Refusal[] =>
  rules.filter((each) => !each.holds(subject)).map((each) => refuse(each, subject));
