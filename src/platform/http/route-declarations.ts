import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { MayCall } from './access.js';

/** Refuses to start while a route does not say who may call it. */
@Injectable()
export class RouteDeclarations implements OnModuleInit {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undeclared = this.discovery.getControllers().flatMap(({ metatype, name }) => {
      const prototype = (metatype?.prototype ?? {}) as Record<string, () => unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((method) => {
          const handler = prototype[method];
          return (
            handler !== undefined &&
            Reflect.hasMetadata('path', handler) &&
            this.reflector.get(MayCall, handler) === undefined
          );
        })
        .map((method) => `${name}.${method}`);
    });
    if (undeclared.length > 0) {
      throw new Error(`These routes do not say who may call them: ${undeclared.join(', ')}`);
    }
  }
}
