import { Inject, Injectable } from '@nestjs/common';
import {
  actionRegister,
  type ActionRow,
} from '../../../../projections/action-register/action-register.js';
import {
  agencyRegister,
  type AgencyRow,
} from '../../../../projections/agency-register/agency-register.js';
import { bodyRegister } from '../../../../projections/body-register/body-register.js';
import { dhrRegister, type DhrRow } from '../../../../projections/dhr-register/dhr-register.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Call } from '../../../platform/http/call.js';
import { type Answer, type CutQuery, Views } from '../../../platform/http/view-query.js';
import { type AgencyId, successorsOn } from '../../bodies/contract.js';
import type { ActionId } from '../../delivery-plans/contract.js';
import type { Party } from '../events.js';
import { asAgency, type PartyNames } from './party-standing.js';

/** How the action of a plan goes that carries one of a review. */
export interface CarriersProgress {
  readonly actionId: ActionId;
  readonly reference: string;
  readonly title: string;
  readonly stage: ActionRow['stage'];
  readonly deliveryRating: ActionRow['deliveryRating'];
  readonly targetDate: PlainDate;
  readonly lastUpdatedOn?: PlainDate;
}

/** What a question about reviews needs of other registers; each is read as its reader may read it. */
@Injectable()
export class DhrViews {
  constructor(@Inject(Views) private readonly views: Views) {}

  /** Every review that its reader may read: of what is restricted, nothing is even counted. */
  async reviews(query: CutQuery, call: Call): Promise<readonly Answer<DhrRow>[]> {
    const { after, asAt, effectiveAt } = query;
    const asked = {
      ...(after !== undefined && { after }),
      ...(asAt !== undefined && { asAt }),
      ...(effectiveAt && { effectiveAt }),
    };
    const whole = { ...call, wholeList: true } as const;
    const { items } = await this.views.list(
      dhrRegister,
      asked,
      { sort: [['reference', 1]] },
      whole,
    );
    return items;
  }

  today(query: CutQuery): PlainDate {
    return this.views.today(query);
  }

  /** What parties are called, each under the name of that day. What has no name is shown by its id. */
  async names(query: CutQuery): Promise<PartyNames> {
    const today = this.views.today(query);
    const agencies = new Map<AgencyId, AgencyRow>();
    for (const row of await (await this.views.collection(agencyRegister, query)).matching({})) {
      agencies.set(row.agencyId, row);
    }
    const bodies = new Map<string, string>();
    for (const { bodyId, name } of await (
      await this.views.collection(bodyRegister, query)
    ).matching({})) {
      bodies.set(bodyId, name);
    }
    const agencyName = (id: AgencyId): string => {
      const row = agencies.get(id);
      return (row?.names.findLast((each) => each.since <= today) ?? row)?.name ?? id;
    };
    return {
      nameOf: (party: Party) =>
        party.kind === 'agency' ? agencyName(asAgency(party)) : (bodies.get(party.id) ?? party.id),
      answeringFor: (party: Party) =>
        party.kind === 'agency'
          ? successorsOn(asAgency(party), today, agencies)
              .filter((each) => each !== asAgency(party))
              .map(agencyName)
          : [],
    };
  }

  /** How those actions of plans go, as far as the reader may read them. */
  async progress(
    actionIds: readonly ActionId[],
    query: CutQuery,
    call: Call,
  ): Promise<ReadonlyMap<ActionId, CarriersProgress>> {
    const filter = { actionId: { $in: [...actionIds] } };
    const whole = { ...call, wholeList: true } as const;
    const asked = {
      ...(query.asAt && { asAt: query.asAt }),
      ...(query.effectiveAt && { effectiveAt: query.effectiveAt }),
    };
    const { items } = await this.views.list(actionRegister, asked, { filter }, whole);
    return new Map(items.map((row) => [row.actionId, progressOf(row)]));
  }
}

const progressOf = (row: Answer<ActionRow>): CarriersProgress => ({
  actionId: row.actionId,
  reference: row.reference,
  title: row.title,
  stage: row.stage,
  deliveryRating: row.deliveryRating,
  targetDate: row.targetDate,
  ...(row.lastUpdate && { lastUpdatedOn: row.lastUpdate.effectiveAt }),
});
