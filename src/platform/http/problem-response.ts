import { ApiResponse } from '@nestjs/swagger';

/** Documents a problem that a route may answer with. */
export const problemResponse = (status: number, description: string) =>
  ApiResponse({
    status,
    description,
    content: {
      'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } },
    },
  });
