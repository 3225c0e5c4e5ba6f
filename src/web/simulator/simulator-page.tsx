import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Resident } from "../../core/simulator-view.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { DemoBanner } from "../shared/demo-banner.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { NewResidentForm } from "./new-resident-form.tsx";
import { OpenPhones, useOpenPhones } from "./open-phones.tsx";
import { ResidentsBar } from "./residents-bar.tsx";
import { simulatorApi } from "./simulator-api.ts";
import { useChanges } from "./use-changes.ts";
import { ViolationsLine } from "./violations-line.tsx";

/** `/simulator`: residents' phones with the city's LINE account, one at a time on a phone, side by side on a wide screen. */
export function SimulatorPage() {
  useChanges();
  const cities = useQuery({ queryKey: ["cities"], queryFn: simulatorApi.cities });
  const residents = useQuery({ queryKey: ["residents"], queryFn: simulatorApi.residents });
  const [adding, setAdding] = useState(false);
  const known = residents.data?.residents ?? [];
  const phones = useOpenPhones(known);
  const allCities = cities.data?.cities ?? [];

  function added(resident: Resident) {
    setAdding(false);
    phones.show(resident.userId);
  }
  return (
    <div className="flex h-dvh flex-col bg-solid-gray-50 low:h-auto low:min-h-dvh">
      <DemoBanner />
      <ResidentsBar residents={known} cities={allCities} phones={phones} onAdd={() => setAdding(true)} />
      <main className="flex min-h-0 flex-1 flex-col">
        <h1 className="sr-only">住民として話す</h1>
        <ViolationsLine />
        {cities.isError || residents.isError ? (
          <Unreachable onRetry={() => void Promise.all([cities.refetch(), residents.refetch()])} />
        ) : null}
        {residents.isSuccess && known.length === 0 ? (
          <FirstResident>
            <NewResidentForm cities={allCities} onAdded={added} />
          </FirstResident>
        ) : (
          <OpenPhones residents={known} cities={allCities} phones={phones} />
        )}
      </main>
      {adding ? (
        <Dialog title="住民を増やす" onClose={() => setAdding(false)}>
          <NewResidentForm cities={allCities} onAdded={added} />
        </Dialog>
      ) : null}
    </div>
  );
}

function FirstResident({ children }: { children: React.ReactNode }) {
  return (
    <section aria-labelledby="first" className="min-h-0 flex-1 overflow-y-auto px-4 py-6">
      <div className="mx-auto flex max-w-140 flex-col gap-4 rounded-16 border border-solid-gray-300 bg-white p-6">
        <h2 id="first" className="text-std-24B-150">
          だれとして話しますか
        </h2>
        {children}
      </div>
    </section>
  );
}

function Unreachable({ onRetry }: { onRetry: () => void }) {
  return (
    <div className="mx-auto my-6 w-full max-w-140 px-4">
      <Banner
        tone="error"
        title="つながりません"
        actions={
          <Button look="plain" size="small" onClick={onRetry}>
            もう一度ためす
          </Button>
        }
      >
        サーバーが動いているか、確かめてください。
      </Banner>
    </div>
  );
}
