import {
  Avatar,
  Banner,
  Button,
  Card,
  EmptyState,
  Progress,
  Skeleton,
  StatusDot,
  StepMarks,
} from "../../index.ts";
import { Exhibit, Section } from "./Section.tsx";

export function News() {
  return (
    <Section title="News">
      <div className="g-columns">
        <Exhibit name="Banners">
          <Banner tone="canary" title="No connection since 14:02">
            Cash and open orders go on working. Cards and refunds to cards wait.
          </Banner>
          <Banner tone="go" title="All 14 sales are sent" />
          <Banner tone="red" title="The printer does not answer" action={<Button>Try again</Button>}>
            The sale is safe. Check paper and cable.
          </Banner>
          <Banner tone="info" title="A new price list starts at 18:00" />
        </Exhibit>
        <Exhibit name="Line to the server, people">
          <div className="g-row">
            <StatusDot link="online" text="Online, everything is sent" />
            <StatusDot link="slow" text="The line is slow" />
            <StatusDot link="offline" unsent={14} text="Offline, 14 sales are not sent yet" />
            <StatusDot
              link="online"
              unsent={3}
              text="Online, 3 sales are not sent yet"
              label="Online, 3 sales are not sent yet. Show them"
              onPress={() => undefined}
            />
            <Avatar name="Ana Lima" copy="mint" size="small" />
            <Avatar name="Raj" copy="goldenrod" />
            <Avatar name="Sam Okafor" copy="pink" size="large" />
          </div>
          <div className="g-row">
            <StepMarks steps={steps(1)} />
            <StepMarks steps={steps(3)} />
          </div>
          <Progress label="Sending sales" value={64} />
          <Progress label="Looking for the printer" />
        </Exhibit>
        <Exhibit name="Nothing yet">
          <Card>
            <EmptyState
              picture="plate"
              title="No open orders"
              action={
                <Button kind="primary" icon="plus">
                  New order
                </Button>
              }
            >
              Orders that you hold wait here, on every till of this shop.
            </EmptyState>
          </Card>
        </Exhibit>
        <Exhibit name="Skeletons">
          <div className="g-tiles">
            <Skeleton kind="tile" count={4} />
          </div>
          <div className="g-cart">
            <Skeleton kind="line" count={3} />
          </div>
        </Exhibit>
      </div>
    </Section>
  );
}

const steps = (done: number) =>
  ["Device", "Server", "Chain"].map((name, at) => ({
    id: name,
    name,
    said: at < done ? `${name}: done` : `${name}: not yet`,
    isDone: at < done,
  }));
