import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { showPage } from "../shared/show-page.tsx";
import { SimulatorPage } from "./simulator-page.tsx";

const queries = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false, retry: 2 } } });

showPage(
  <QueryClientProvider client={queries}>
    <SimulatorPage />
  </QueryClientProvider>,
);
