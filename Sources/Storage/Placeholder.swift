import GRDB
import CPostgres
