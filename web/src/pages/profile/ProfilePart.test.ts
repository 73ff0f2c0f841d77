// @vitest-environment happy-dom
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { createApp, h, nextTick, reactive, type Component } from 'vue';
import { afterEach, describe, expect, it } from 'vitest';

import { keys } from '@/api/keys';
import type { Profile, ProfileStep } from '@/api/types';

import spec from '../../../openapi.json?raw';
import { PARTS } from './parts';
import ProfilePart from './ProfilePart.vue';
import StepDialog from './StepDialog.vue';
import type { WordKind } from './titles';

/** What the API says of a field of the profile. */
interface Schema {
  $ref?: string;
  type?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
}
type Path = readonly (string | number)[];
type Tree = Record<string, unknown> & unknown[];

/** Fields that are words have these, whatever their kind: what is shown of them is the same. */
const WORDS = ['one', 'two'] as const;
const KINDS = [
  ...['role', 'right', 'state', 'action', 'side', 'need', 'unit_kind', 'clock_unit'],
  ...['signature', 'document', 'period_kind', 'number_series', 'correction_told', 'usage_ower'],
] as WordKind[];

/** As text: its type would be every word of it. */
const { components } = JSON.parse(spec) as { components: { schemas: Record<string, Schema> } };

function schemaOf(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  if (name === undefined) return schema;
  return components.schemas[name] ?? {};
}

/** A value of a field: any, and another; lists of records have one. */
function valueOf(given: Schema, other: boolean): unknown {
  const schema = schemaOf(given);
  if (schema.properties) {
    const entries = Object.entries(schema.properties);
    return Object.fromEntries(entries.map(([name, field]) => [name, valueOf(field, other)]));
  }
  if (schema.type === 'array') return [valueOf(schema.items ?? {}, other)];
  if (schema.type === 'integer') return other ? 32 : 31;
  if (schema.type === 'boolean') return other;
  return WORDS[other ? 1 : 0];
}

/** The paths of all fields that hold a value of their own. */
function leaves(given: Schema, path: Path = []): Path[] {
  const schema = schemaOf(given);
  if (schema.properties) {
    return Object.entries(schema.properties).flatMap(([name, field]) =>
      leaves(field, [...path, name]),
    );
  }
  const items = schemaOf(schema.items ?? {});
  return items.properties ? leaves(items, [...path, 0]) : [path];
}

function at(tree: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, key) => (node as Tree)[key as never], tree);
}

const apps: (() => void)[] = [];

function mount(component: Component, props: object): HTMLElement {
  const client = new QueryClient();
  const words = WORDS.map((name) => ({ name, title: `“${name}”` }));
  client.setQueryData(keys.profileWords(), { items: KINDS.map((name) => ({ name, words })) });
  const host = document.createElement('div');
  document.body.append(host);
  const app = createApp({ render: () => h(component, props) });
  app.use(VueQueryPlugin, { queryClient: client });
  app.mount(host);
  apps.push(() => {
    app.unmount();
    host.remove();
  });
  return host;
}

/** What stands in the fields under a node. */
function controls(node: ParentNode): string {
  const found = [...node.querySelectorAll<HTMLInputElement>('input, select, textarea')];
  return found.map((one) => (one.type === 'checkbox' ? one.checked : one.value)).join('|');
}

/** The steps are changed in a dialog, which floats over the page and keeps what it began with. */
async function inDialog(step: ProfileStep): Promise<string> {
  mount(StepDialog, { step: { ...step }, open: true });
  await nextTick();
  const found = controls(document);
  apps.pop()?.();
  return found;
}

function isOfSteps(path: Path): boolean {
  return path.join('.').startsWith('workflow.steps.');
}

/** Dozens of fields are tried, on machines that have other things to do. */
const SLOW_MS = 60_000;
const PROFILE: Schema = { $ref: '#/components/schemas/profile' };
/** The role of a preset says which it is: another role is another preset. */
const NOT_EDITED = ['roles.presets.0.role'];

/** The fields of which nothing is seen when they change. */
async function unseen(paths: readonly Path[], look: () => Promise<string> | string) {
  const missing: string[] = [];
  for (const path of paths) {
    const owner = at(profile, path.slice(0, -1)) as Tree;
    const key = path.at(-1) as never;
    const value = owner[key];
    const before = await look();
    owner[key] = at(valueOf(PROFILE, true), path) as never;
    await nextTick();
    if ((await look()) === before) missing.push(path.join('.'));
    owner[key] = value;
    await nextTick();
  }
  return missing;
}

const profile = reactive(valueOf(PROFILE, false) as Profile);
const fields = leaves(PROFILE);

afterEach(() => {
  apps.splice(0).forEach((end) => {
    end();
  });
});

describe('the page of the profile', () => {
  it('shows every field there is', { timeout: SLOW_MS }, async () => {
    const hosts = PARTS.map((part) =>
      mount(ProfilePart, { part, modelValue: profile, editing: false }),
    );
    expect(fields.length).toBeGreaterThan(50);
    expect(await unseen(fields, () => hosts.map((host) => host.textContent).join('\n'))).toEqual(
      [],
    );
  });

  it('lets every field there is be changed', { timeout: SLOW_MS }, async () => {
    const hosts = PARTS.map((part) =>
      mount(ProfilePart, { part, modelValue: profile, editing: true }),
    );
    const others = fields.filter((path) => !isOfSteps(path));
    expect(await unseen(others, () => hosts.map(controls).join('\n'))).toEqual(NOT_EDITED);
  });

  it('lets every field of a step be changed', { timeout: SLOW_MS }, async () => {
    const step = profile.workflow.steps[0] as ProfileStep;
    expect(await unseen(fields.filter(isOfSteps), () => inDialog(step))).toEqual([]);
  });
});
