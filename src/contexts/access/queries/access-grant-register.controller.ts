import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import {
  accessGrants,
  type AccessGrantRow,
} from '../../../../projections/access-grants/access-grants.js';
import { assertNever } from '../../../kernel/assert-never.js';
import type { DocumentFilter } from '../../../kernel/projection.js';
import type { Instant } from '../../../kernel/plain-date.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IsActorId, IsId, IsOptional } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { type Answer, CutQuery, ListQuery, Views } from '../../../platform/http/view-query.js';
import { ListRoute, RecordRoute } from '../../../platform/http/view-routes.js';
import { GRANTED_KINDS, type GrantedKind } from '../events.js';
import { GRANT_STANDINGS, type GrantStanding, grantStanding } from '../grant-standing.js';
import { AccessGrantAnswer } from './access-grant.answer.js';

class AccessGrantQuery extends ListQuery {
  @ApiPropertyOptional({ example: 'auditor', description: 'Grants to one person.' })
  @IsOptional()
  @IsActorId()
  grantee?: string;

  @ApiPropertyOptional({ enum: GRANTED_KINDS, description: 'Grants for one kind of record.' })
  @IsOptional()
  @IsIn([...GRANTED_KINDS])
  kind?: GrantedKind;

  @ApiPropertyOptional({ format: 'uuid', description: 'Grants that name one record.' })
  @IsOptional()
  @IsId()
  record?: string;

  @ApiPropertyOptional({ enum: GRANT_STANDINGS, description: 'As they stand then.' })
  @IsOptional()
  @IsIn([...GRANT_STANDINGS])
  standing?: GrantStanding;
}

/** A grant, and how it stands at the moment of asking. */
type StandingGrant = Answer<AccessGrantRow> & { readonly standing: GrantStanding };

/** Who may or might read what is restricted. */
@ApiTags('Access')
@Controller('v1/access-grants')
export class AccessGrantRegisterController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get()
  @ListRoute({
    summary: 'Grants of access: who, to what, for what and until when',
    mayCall: ['auditor', 'secretariat'],
    answer: AccessGrantAnswer,
  })
  async listAccessGrants(
    @Query() query: AccessGrantQuery,
    @ThisCall() call: Call,
  ): Promise<{ items: readonly StandingGrant[]; next?: string }> {
    const now = this.views.now(query);
    const wanted = { filter: filterOf(query, now), sort: [['until', -1]] } as const;
    const page = await this.views.list(accessGrants, query, wanted, call);
    return { ...page, items: page.items.map((grant) => standingAt(grant, now)) };
  }

  @Get(':grantId')
  @RecordRoute({
    summary: 'One grant of access',
    mayCall: ['auditor', 'secretariat'],
    answer: AccessGrantAnswer,
  })
  async getAccessGrant(
    @Param('grantId', IdParam) grantId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<StandingGrant> {
    const grant = await this.views.one(accessGrants, grantId, query, call);
    return standingAt(grant, this.views.now(query));
  }
}

const standingAt = (grant: Answer<AccessGrantRow>, now: Instant): StandingGrant => {
  const { from, until, revokedAt } = grant;
  const standing = grantStanding({ from, until, ...(revokedAt && { revokedAt }) }, now);
  return { ...grant, standing };
};

/** As `grantStanding` judges, as a condition. */
const standsAs = (standing: GrantStanding, now: Instant): DocumentFilter => {
  const notRevoked = { revokedAt: { $exists: false } };
  switch (standing) {
    case 'revoked':
      return { revokedAt: { $lte: now } };
    case 'to-come':
      return { ...notRevoked, from: { $gt: now } };
    case 'live':
      return { ...notRevoked, from: { $lte: now }, until: { $gt: now } };
    case 'expired':
      return { ...notRevoked, from: { $lte: now }, until: { $lte: now } };
    default:
      return assertNever(standing);
  }
};

const filterOf = (
  { grantee, kind, record, standing }: AccessGrantQuery,
  now: Instant,
): DocumentFilter => ({
  ...(grantee !== undefined && { grantee }),
  ...(kind !== undefined && { 'scope.kind': kind }),
  ...(record !== undefined && { 'scope.recordId': record }),
  ...(standing !== undefined && standsAs(standing, now)),
});
