import { isSamePerson } from '../../kernel/actor.js';
import type { ActorId } from '../../kernel/ids.js';
import type { DeclaredInterest, ItemId } from './events.js';
import type { ConvenedMeeting, Meeting } from './meeting.js';

/** What somebody declared in an item, unless it was withdrawn. */
export const interestAt = (
  { interests = [] }: Pick<ConvenedMeeting, 'interests'>,
  itemId: ItemId,
  person: ActorId,
): DeclaredInterest | undefined =>
  interests.find((each) => each.itemId === itemId && each.person === person);

/**
 * Who may not decide, judge or sign off an item: whoever declared a prejudicial interest in it, without a dispensation.
 * Nothing else bars anybody; to belong to an agency that an item is about does not.
 */
export const barredFrom = (meeting: Meeting, itemId: ItemId): readonly ActorId[] =>
  meeting.stage === 'none'
    ? []
    : (meeting.interests ?? [])
        .filter(
          (each) =>
            each.itemId === itemId &&
            each.nature === 'prejudicial' &&
            each.dispensation === undefined,
        )
        .map(({ person }) => person);

/** Whether somebody is barred from an item, in person or through whoever acts for them. */
export const isBarredFrom = (
  meeting: Meeting,
  itemId: ItemId,
  actor: Parameters<typeof isSamePerson>[1],
): boolean => barredFrom(meeting, itemId).some((id) => isSamePerson({ id }, actor));
