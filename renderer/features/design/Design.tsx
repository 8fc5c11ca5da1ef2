import { Clapperboard, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Badge } from "../../components/Badge.tsx";
import { Button } from "../../components/Button.tsx";
import { ConfirmModal } from "../../components/ConfirmModal.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { Field } from "../../components/Field.tsx";
import { Modal } from "../../components/Modal.tsx";
import { Page } from "../../components/Page.tsx";
import { Poster } from "../../components/Poster.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Select } from "../../components/Select.tsx";
import { StarRating } from "../../components/StarRating.tsx";
import { showToast } from "../../components/toasts.ts";

const COLOURS = [
  "ground",
  "surface",
  "raised",
  "line",
  "line-strong",
  "ink",
  "ink-quiet",
  "accent",
  "accent-ink",
  "accent-text",
  "good",
  "danger",
  "danger-ground",
  "flow-ask",
  "flow-answer",
];
const SIZES = ["text-xs", "text-sm", "text-base", "text-lg", "text-xl", "text-2xl", "text-3xl", "text-4xl"];
const RADII = ["rounded", "rounded-lg", "rounded-xl", "rounded-2xl", "rounded-full"];
const VARIANTS = ["primary", "quiet", "plain", "danger"] as const;
const BUTTON_SIZES = ["normal", "small"] as const;
/** A preview without an image: nothing is at this address. */
const BLURRED = { url: "/api/artwork/0/342", placeholder: "1QcSHQRnh493V4dIh4eXh1h4kJUI" };

/** Every component in every state, on one page. In development only. */
export default function Design() {
  const [open, setOpen] = useState<"sheet" | "confirm" | null>(null);
  const [stars, setStars] = useState<number | null>(3.5);
  const [one, setOne] = useState<"a" | "b">("a");
  return (
    <Page title="Design" intro="Tokens and components, each in every state. Both themes: press Ctrl K.">
      <div className="space-y-10">
        <Room title="Colours">
          {COLOURS.map((name) => (
            <figure key={name} className="w-28">
              <div className="h-14 rounded-lg border border-line" style={{ background: `var(--${name})` }} />
              <figcaption className="mt-1 text-xs text-quiet">{name}</figcaption>
            </figure>
          ))}
        </Room>
        <Room title="Type">
          {SIZES.map((size) => (
            <p key={size} className={size}>
              Nosferatu <span className="text-quiet">{size}</span>
            </p>
          ))}
        </Room>
        <Room title="Radius, elevation, motion">
          {RADII.map((radius) => (
            <div key={radius} className={`border border-line-strong bg-raised px-4 py-3 text-xs ${radius}`}>
              {radius}
            </div>
          ))}
          <div className="card p-4">card</div>
          <div className="card p-4 shadow-float">card, floating</div>
          <div className="card animate-rise p-4">rises</div>
          <div className="skeleton h-12 w-32" />
        </Room>
        {VARIANTS.map((variant) => (
          <Room key={variant} title={`Button, ${variant}`}>
            {BUTTON_SIZES.map((size) => (
              <Button key={size} variant={variant} size={size}>
                <Plus aria-hidden className="size-4" />
                {size}
              </Button>
            ))}
            <Button variant={variant} size="icon" aria-label="icon">
              <Plus aria-hidden className="size-5" />
            </Button>
            <Button variant={variant} disabled>
              disabled
            </Button>
            <Button variant={variant} aria-pressed>
              pressed
            </Button>
          </Room>
        ))}
        <Room title="Field">
          <Field name="plain" label="Plain" placeholder="Placeholder" />
          <Field name="filled" label="Filled" defaultValue="Nosferatu" />
          <Field name="wrong" label="Wrong" defaultValue="?" error="This is no title: write at least one letter." />
          <Field name="disabled" label="Disabled" disabled />
        </Room>
        <Room title="Choice, stars, badges">
          <Select
            label="One of"
            value={one}
            options={[
              { value: "a", label: "The first" },
              { value: "b", label: "The second" },
            ]}
            onChange={setOne}
          />
          <StarRating label="Rated" value={stars} labelOf={String} onRate={setStars} />
          <StarRating label="Not rated" value={null} labelOf={String} onRate={() => undefined} />
          <Badge>4K</Badge>
          <Badge>HDR10</Badge>
        </Room>
        <Room title="Poster: none, blurred, coming">
          <Poster title="A film without a poster" year={1922} image={null} className="w-32" />
          <Poster title="" image={BLURRED} className="w-32" />
          <div className="skeleton aspect-2/3 w-32" />
        </Room>
        <Room title="Empty, problem">
          <EmptyState icon={Clapperboard} title="Nothing here yet">
            <p>What will stand here, and what to do for it.</p>
            <Button variant="primary">Do it</Button>
          </EmptyState>
          <ProblemNote error={new TypeError("unreachable")} onRetry={() => undefined} />
        </Room>
        <Room title="Sheet, question, notes">
          <Button onClick={() => setOpen("sheet")}>Sheet</Button>
          <Button onClick={() => setOpen("confirm")}>Question</Button>
          <Button onClick={() => showToast("A note", { action: { label: "Undo", run: () => undefined } })}>Note</Button>
          <Button onClick={() => showToast("Something went wrong", { tone: "problem" })}>Problem</Button>
        </Room>
      </div>
      <Modal open={open === "sheet"} onClose={() => setOpen(null)} title="A sheet">
        <p>Escape and the cross leave it.</p>
      </Modal>
      <ConfirmModal
        open={open === "confirm"}
        title="Really?"
        text="What will happen, and what stays."
        action="Do it"
        onClose={() => setOpen(null)}
        onConfirm={() => undefined}
      />
    </Page>
  );
}

function Room({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-3 text-lg font-semibold">{title}</h2>
      <div className="flex flex-wrap items-center gap-4">{children}</div>
    </section>
  );
}
